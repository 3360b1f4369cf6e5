package org.countermark.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Plain text as one document, or a document for each line or paragraph. */
final class TextReader implements RecordReader {
    private final Content content;
    private final Reading reading;
    private final Lines lines;
    private boolean ended;

    TextReader(Content content, Reading reading) {
        this.content = content;
        this.reading = reading;
        this.lines = new Lines(content, reading.maxRecord());
    }

    @Override
    public Optional<Pending> next() throws InputException {
        if (ended) {
            return Optional.empty();
        }
        return switch (reading.split()) {
            case FILE -> Optional.of(whole());
            case LINE -> line();
            case PARAGRAPH -> paragraph();
        };
    }

    private Pending whole() throws InputException {
        ended = true;
        StrictText strict = new StrictText(content);
        byte[] bytes;
        try {
            bytes = strict.readNBytes(reading.maxRecord());
            if (strict.read() >= 0) {
                throw new InputException(
                        Position.of(content.source().shown()),
                        "the file is over the limit of " + Limits.size(reading.maxRecord()) + " for one document",
                        "Raise it with --max-record, or read it by --split paragraph or --split line.");
            }
        } catch (IOException problem) {
            throw content.explain(problem);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        Position start = Position.of(content.source().shown(), 1, 0);
        return Pending.of(bytes.length, document(RecordNumber.file(), start, text));
    }

    private Optional<Pending> line() throws InputException {
        Optional<Lines.Line> line = nextFilled();
        return line.map(read -> new Pending(read.bytes().length, () -> document(read, decode(read))));
    }

    private Optional<Pending> paragraph() throws InputException {
        Optional<Lines.Line> first = nextFilled();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(decode(first.get()));
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && !line.get().isBlank()) {
            text.append('\n').append(decode(line.get()));
            if (text.length() > reading.maxRecord()) {
                Lines.Line start = first.get();
                throw Limits.tooLong(
                        content.source(), start.number(), start.offset(), text.length(), reading.maxRecord());
            }
            line = lines.next();
        }
        return Optional.of(Pending.of(text.length(), document(first.get(), text.toString())));
    }

    private Optional<Lines.Line> nextFilled() throws InputException {
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        ended = line.isEmpty();
        return line;
    }

    private String decode(Lines.Line line) throws InputException {
        return Utf8.decode(content.source(), line.bytes(), line.number(), line.offset());
    }

    private Document document(Lines.Line line, String text) {
        Position position = Position.of(content.source().shown(), line.number(), line.offset());
        return document(RecordNumber.line(line.number()), position, text);
    }

    private static Document document(RecordNumber number, Position position, String text) {
        return new Document(position, number, List.of(new Turn(true, new Body.Text(text))), Optional.empty());
    }
}
