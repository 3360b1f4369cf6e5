package org.countermark.cli.student.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Reads rows in the binary form. No byte of a row is believed before its checksum is right. */
final class BinaryRowSource implements RowSource {
    private static final String REMEDY = "Fetch the file again, or make it again.";

    private final Content content;
    private final RowHead head;
    private int[] prompt = {};
    private int checksum;
    private long rows;
    private long offset;
    private long start;
    private boolean ended;

    BinaryRowSource(Content content) throws InputException {
        this.content = content;
        bytes(RowFormat.MAGIC_BYTES);
        int version = RowFormat.little(bytes(Integer.BYTES));
        if (version != RowFormat.VERSION) {
            throw refused("the file has version " + Integer.toUnsignedString(version) + ", and this reads 1");
        }
        start = offset;
        byte[] first = piece(RowFormat.LARGEST_HEAD);
        try {
            head = RowJson.head(first);
        } catch (IOException | IllegalArgumentException problem) {
            throw new InputException(position(), String.valueOf(problem.getMessage()), REMEDY, problem);
        }
    }

    @Override
    public RowHead head() {
        return head;
    }

    @Override
    public Position position() {
        return new Position(content.source().shown(), OptionalLong.empty(), OptionalLong.of(start));
    }

    @Override
    public Optional<TokenRow> next() throws InputException {
        while (!ended) {
            start = offset;
            byte[] bytes = piece(RowFormat.LARGEST);
            if (bytes.length > 0) {
                Optional<TokenRow> row = row(RowFormat.over(bytes));
                if (row.isPresent()) {
                    rows++;
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    /** The next piece, checked; of no bytes where it is the end. */
    private byte[] piece(int largest) throws InputException {
        byte[] length = bytes(Integer.BYTES);
        int size = RowFormat.little(length);
        if (size < 0 || size > largest) {
            throw refused("the length of a row is wrong");
        }
        byte[] piece = bytes(size == 0 ? Long.BYTES : size);
        checksum = RowFormat.chained(checksum, length, piece);
        if (RowFormat.little(bytes(Integer.BYTES)) != checksum) {
            throw refused("a row does not have its checksum");
        }
        if (size > 0) {
            return piece;
        }
        end(RowFormat.over(piece).getLong());
        return new byte[0];
    }

    private void end(long count) throws InputException {
        ended = true;
        if (count != rows) {
            throw refused("the file ends with " + rows + " rows, and says that it has another number");
        }
        if (content.peek(1).length > 0) {
            throw refused("there is more behind the file's end");
        }
    }

    private Optional<TokenRow> row(ByteBuffer piece) throws InputException {
        int kind = piece.remaining() < Integer.BYTES || piece.remaining() % Integer.BYTES != 0 ? -1 : piece.getInt();
        if (kind == RowFormat.PROMPT) {
            prompt = ints(piece, piece.remaining() / Integer.BYTES);
            return Optional.empty();
        }
        boolean listed = kind == RowFormat.LISTED;
        int words = piece.remaining() / Integer.BYTES - 1;
        int length = (listed || kind == RowFormat.WHOLE) && words >= 0 ? piece.getInt() : -1;
        int entries = words - length;
        if (length < 0 || entries < 0 || (listed && entries % 2 != 0)) {
            throw refused("a row is not in the form of this version");
        }
        int[] context = ints(piece, length);
        Optional<int[]> ids = listed ? Optional.of(ints(piece, entries / 2)) : Optional.empty();
        float[] probabilities = new float[piece.remaining() / Float.BYTES];
        piece.asFloatBuffer().get(probabilities);
        return Optional.of(new TokenRow(prompt, context, ids, probabilities));
    }

    private static int[] ints(ByteBuffer piece, int count) {
        int[] values = new int[count];
        piece.asIntBuffer().get(values);
        piece.position(piece.position() + count * Integer.BYTES);
        return values;
    }

    /** Allocates as bytes come, not as a length claims. */
    private byte[] bytes(int count) throws InputException {
        byte[] bytes;
        try {
            bytes = content.readNBytes(count);
        } catch (IOException problem) {
            throw content.explain(problem);
        }
        offset += bytes.length;
        if (bytes.length < count) {
            throw refused("the file is cut short");
        }
        return bytes;
    }

    private InputException refused(String problem) {
        return new InputException(position(), problem, REMEDY);
    }
}
