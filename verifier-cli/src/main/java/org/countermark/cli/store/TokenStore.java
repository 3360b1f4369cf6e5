package org.countermark.cli.store;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.cli.input.RecordNumber;
import org.countermark.token.Response;

/**
 * All distinct documents of a body of text as token ids, made by one reading of it.
 *
 * <p>One thread puts documents in record order; when it is done any number of threads may read. Memory: 64 bytes a
 * distinct document, and the body as far as it is kept in memory.
 */
public final class TokenStore implements Closeable {
    /** How much of a body is kept in memory: some thirty million tokens. */
    public static final long IN_MEMORY = 64L << 20;

    private static final String MAGIC = "countermark/token-store/1";

    private final Spool body;
    private final DocumentTable table = new DocumentTable();
    private long records;
    private long tokens;

    /**
     * An empty store.
     *
     * @param folder where the temporary file of a large body goes
     * @param inMemory bytes of the body to keep in memory at most, at least 0
     */
    public TokenStore(Path folder, long inMemory) {
        this.body = new Spool(Objects.requireNonNull(folder, "folder"), inMemory);
    }

    /**
     * Puts the next record.
     *
     * @param document its content
     * @param input index of its input, from 0
     * @param number which record of the input it is
     * @param date when it was written, where that is known; kept to the millisecond
     * @throws IOException when the temporary file cannot be written
     */
    public void put(Encoded document, int input, RecordNumber number, Optional<Instant> date) throws IOException {
        put(document, input, number, date, 1);
    }

    private void put(Encoded document, int input, RecordNumber number, Optional<Instant> date, long copies)
            throws IOException {
        OptionalInt known = table.find(document.digest());
        if (known.isEmpty()) {
            long place = body.size();
            body.append(document.bytes(), document.length());
            table.add(document, place, input, number, date);
            tokens = Math.addExact(tokens, document.tokens());
        }
        long more = known.isPresent() ? copies : copies - 1;
        table.copied(known.orElse(table.size() - 1), more, date);
        records = Math.addExact(records, copies);
    }

    /**
     * Distinct documents.
     *
     * @return their number; indices 0..number−1 are in the order in which they first came
     */
    public int documents() {
        return table.size();
    }

    /**
     * Records put, copies included.
     *
     * @return their number
     */
    public long records() {
        return records;
    }

    /**
     * Generated tokens of the distinct documents.
     *
     * @return their number
     */
    public long tokens() {
        return tokens;
    }

    /**
     * What is known of a document.
     *
     * @param index which one, 0..documents−1
     * @return the entry
     */
    public Entry entry(int index) {
        return table.entry(Objects.checkIndex(index, table.size()));
    }

    /**
     * Generated tokens of a document.
     *
     * @param index which one, 0..documents−1
     * @return their number
     */
    public int tokens(int index) {
        return table.tokens(Objects.checkIndex(index, table.size()));
    }

    /**
     * Reads a document.
     *
     * @param index which one, 0..documents−1
     * @return its responses, each with all that was shown before it
     * @throws IOException when the temporary file cannot be read
     */
    public List<Response> responses(int index) throws IOException {
        return Encoded.responses(bytes(index));
    }

    /**
     * Reads the token ids that a document's responses hold.
     *
     * @param index which one, 0..documents−1
     * @return new arrays, one for each response
     * @throws IOException when the temporary file cannot be read
     */
    public List<int[]> generated(int index) throws IOException {
        return Encoded.generated(bytes(index));
    }

    byte[] bytes(int index) throws IOException {
        byte[] bytes = new byte[table.length(Objects.checkIndex(index, table.size()))];
        body.read(table.place(index), bytes, bytes.length);
        return bytes;
    }

    /**
     * All documents by ascending digest: an order that depends on the distinct contents alone.
     *
     * @return indices of documents; a new array
     */
    public int[] canonicalOrder() {
        return Orders.canonical(table);
    }

    /**
     * The documents with a date, earliest first, those of one moment by digest.
     *
     * @return indices of documents; a new array
     */
    public int[] dateOrder() {
        return Orders.dated(table, canonicalOrder());
    }

    /**
     * Writes all that the store holds.
     *
     * @param out receives it; not flushed
     * @throws IOException when writing or reading fails
     */
    public void save(DataOutputStream out) throws IOException {
        out.writeUTF(MAGIC);
        out.writeInt(table.size());
        for (int i = 0; i < table.size(); i++) {
            Entry entry = table.entry(i);
            out.writeInt(entry.input());
            out.writeByte(entry.number().kind().code());
            out.writeLong(entry.number().value());
            out.writeLong(entry.copies());
            out.writeBoolean(entry.date().isPresent());
            out.writeLong(entry.date().map(Instant::toEpochMilli).orElse(0L));
            out.writeLong(entry.digest().high());
            out.writeLong(entry.digest().low());
            byte[] bytes = bytes(i);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * Takes over what {@link #save} wrote; the store must be empty. Memory grows with what is read, never by what the
     * stream claims to hold, and every document must have its digest.
     *
     * @param in what was written
     * @param inputs how many inputs there are
     * @throws IOException when it is damaged, or reading fails; the message says what is wrong
     */
    public void load(DataInputStream in, int inputs) throws IOException {
        try {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IOException("its documents are of another version");
            }
            int documents = in.readInt();
            for (int i = 0; i < documents; i++) {
                loadOne(in, inputs);
            }
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | DateTimeException problem) {
            throw new IOException("its documents are damaged: " + problem.getMessage(), problem);
        }
    }

    private void loadOne(DataInputStream in, int inputs) throws IOException {
        int input = in.readInt();
        RecordNumber number = new RecordNumber(RecordNumber.Kind.of(in.readUnsignedByte()), in.readLong());
        long copies = in.readLong();
        boolean dated = in.readBoolean();
        long millis = in.readLong();
        ContentDigest digest = new ContentDigest(in.readLong(), in.readLong());
        int length = in.readInt();
        Encoded document = Encoded.ofBytes(exactly(in, length));
        boolean fresh = table.find(digest).isEmpty();
        if (!document.digest().equals(digest) || !fresh || copies < 1 || input < 0 || input >= inputs) {
            throw new IOException("its documents are damaged: one does not match its digest");
        }
        put(document, input, number, dated ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty(), copies);
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("its documents are damaged: a length is negative");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("its documents are cut short");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
