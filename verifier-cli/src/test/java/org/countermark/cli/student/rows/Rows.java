package org.countermark.cli.student.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Source;

/** Row files in memory, and rows that can be compared. */
final class Rows {
    private Rows() {}

    /** A whole file. */
    record File(RowHead head, List<Same> rows) {}

    /** A row that is equal to another one with the same content. */
    static final class Same {
        private final TokenRow row;

        Same(TokenRow row) {
            this.row = row;
        }

        TokenRow row() {
            return row;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && toString().equals(same.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            return Arrays.toString(row.prompt)
                    + Arrays.toString(row.context)
                    + row.ids.map(Arrays::toString).orElse("all")
                    + Arrays.toString(row.probabilities);
        }
    }

    static Terminal terminal(InputStream in) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Terminal(in, nowhere, nowhere, Map.of(), Path.of(""), false, question -> Optional.empty());
    }

    static File read(byte[] bytes) throws InputException {
        Source source = new Source("rows.bin", "rows.bin", Optional.empty(), false);
        try (Content content = Content.open(source, new ByteArrayInputStream(bytes))) {
            RowSource rows = RowFormat.isMagic(content.peek(RowFormat.MAGIC_BYTES))
                    ? new BinaryRowSource(content)
                    : new JsonRowSource(content);
            List<Same> all = new ArrayList<>();
            for (Optional<TokenRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(new Same(row.get()));
            }
            return new File(rows.head(), all);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static byte[] write(File file, boolean binary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowSink sink = binary ? new BinaryRowSink(out, file.head()) : new JsonRowSink(out, file.head());
        for (Same row : file.rows()) {
            sink.add(row.row());
        }
        sink.end();
        return out.toByteArray();
    }
}
