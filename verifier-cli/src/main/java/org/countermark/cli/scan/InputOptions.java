package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.ByteSize;
import org.countermark.cli.input.Reading;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is read, and how. */
public final class InputOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSONL, JSON, CSV, TSV or text, also .gz and .zst; a folder (one document a file); - for"
                    + " standard input. The kind is told from the content.")
    List<String> files = new ArrayList<>();

    @Option(
            names = {"--text-pointer", "--text-column"},
            paramLabel = "NAME",
            description = "Where the text is, when its place is unusual: a JSON pointer such as /a/b, or a column.")
    Optional<String> textField = Optional.empty();

    @Option(
            names = "--tokens-pointer",
            paramLabel = "NAME",
            description = "Where token ids are, when their place is unusual: a JSON pointer.")
    Optional<String> tokensField = Optional.empty();

    @Option(
            names = {"--date-pointer", "--date-column"},
            paramLabel = "NAME",
            description = "Where a record's date is, when its place is unusual: a JSON pointer, or a column.")
    Optional<String> dateField = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "file|paragraph|line",
            defaultValue = "file",
            description = "What a document is in plain text (default: ${DEFAULT-VALUE}).")
    Reading.Split split = Reading.Split.FILE;

    @Option(
            names = "--max-record",
            paramLabel = "SIZE",
            defaultValue = "32M",
            converter = ByteSize.class,
            description = "The largest record (default: ${DEFAULT-VALUE}).")
    int maxRecord = Reading.DEFAULT_MAX_RECORD;

    @Option(names = "--skip-bad", description = "Count bad records and go on.")
    boolean skipBad;

    /**
     * What is read.
     *
     * @return the files in their order, as the user wrote them
     */
    public List<String> files() {
        return List.copyOf(files);
    }

    /**
     * The same options for another file.
     *
     * @param file as the user wrote it
     * @return the options
     */
    public InputOptions of(String file) {
        InputOptions other = new InputOptions();
        other.files = List.of(file);
        other.textField = textField;
        other.tokensField = tokensField;
        other.dateField = dateField;
        other.split = split;
        other.maxRecord = maxRecord;
        other.skipBad = skipBad;
        return other;
    }

    Reading reading() {
        return new Reading(maxRecord, textField, tokensField, dateField, split);
    }
}
