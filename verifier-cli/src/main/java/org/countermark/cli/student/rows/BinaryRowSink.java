package org.countermark.cli.student.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes rows in the binary form. */
final class BinaryRowSink implements RowSink {
    private final OutputStream out;
    private int[] prompt = {};
    private int checksum;
    private long rows;

    BinaryRowSink(OutputStream out, RowHead head) throws IOException {
        this.out = out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = RowJson.FACTORY.createGenerator(bytes)) {
            RowJson.write(json, head);
        }
        out.write(RowFormat.magic());
        out.write(RowFormat.little(RowFormat.VERSION));
        piece(bytes.toByteArray());
    }

    @Override
    public void add(TokenRow row) throws IOException {
        if (!Arrays.equals(prompt, row.prompt)) {
            prompt = row.prompt;
            byte[] content = new byte[4 + 4 * prompt.length];
            put(RowFormat.over(content).putInt(RowFormat.PROMPT), prompt);
            piece(content);
        }
        piece(content(row));
        rows++;
    }

    private static byte[] content(TokenRow row) {
        int listed = row.ids.map(ids -> ids.length).orElse(0);
        byte[] bytes = new byte[8 + 4 * (row.context.length + listed + row.probabilities.length)];
        ByteBuffer content = RowFormat.over(bytes);
        content.putInt(row.ids.isPresent() ? RowFormat.LISTED : RowFormat.WHOLE);
        content.putInt(row.context.length);
        put(content, row.context);
        row.ids.ifPresent(ids -> put(content, ids));
        content.asFloatBuffer().put(row.probabilities);
        return bytes;
    }

    private static void put(ByteBuffer content, int[] values) {
        content.asIntBuffer().put(values);
        content.position(content.position() + 4 * values.length);
    }

    private void piece(byte[] content) throws IOException {
        if (content.length > RowFormat.LARGEST) {
            throw new IOException("a row of " + content.length + " bytes is over the limit of " + RowFormat.LARGEST);
        }
        byte[] length = RowFormat.little(content.length);
        checksum = RowFormat.chained(checksum, length, content);
        out.write(length);
        out.write(content);
        out.write(RowFormat.little(checksum));
    }

    /** A piece of no bytes, and the number of rows. */
    @Override
    public void end() throws IOException {
        byte[] none = RowFormat.little(0);
        byte[] count = new byte[Long.BYTES];
        RowFormat.over(count).putLong(rows);
        out.write(none);
        out.write(count);
        out.write(RowFormat.little(RowFormat.chained(checksum, none, count)));
        out.flush();
    }
}
