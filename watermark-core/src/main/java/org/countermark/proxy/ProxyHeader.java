package org.countermark.proxy;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.internal.Ids;
import org.countermark.proxy.LevelShape.StartForm;

/** What stands before the columns of a model's file: what was counted, and how long each column is. */
record ProxyHeader(int vocabularySize, long referenceTokens, String tokenizer, List<LevelShape> levels) {
    static final int MAX_BYTES = 32 + 12 * KneserNeyModel.MAX_ORDER + Ids.MAX_LENGTH;

    private static final byte[] MAGIC = "CMKPROXY".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    static ProxyHeader of(KneserNeyModel model, String tokenizer) {
        List<LevelShape> levels = new ArrayList<>();
        for (int length = 1; length <= model.order(); length++) {
            levels.add(model.level(length).columns().shape());
        }
        return new ProxyHeader(
                model.vocabularySize(), model.referenceTokens(), Ids.check("tokenizer", tokenizer), levels);
    }

    /** Reads a header from the beginning of a file; what is refused is named. */
    static ProxyHeader parse(ByteBuffer begin) throws IOException {
        ByteBuffer in = begin.order(ByteOrder.LITTLE_ENDIAN);
        try {
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            expect(Arrays.equals(magic, MAGIC), "this is no n-gram model");
            int version = in.getInt();
            expect(version == VERSION, "the n-gram model has version " + version + ", this program reads " + VERSION);
            int vocabularySize = in.getInt();
            int order = in.getInt();
            KneserNeyModel.checkShape(vocabularySize, order);
            int idLength = in.getInt();
            expect(idLength > 0 && idLength <= Ids.MAX_LENGTH, "n-gram model: length of the tokenizer's id");
            long tokens = in.getLong();
            expect(tokens > 0, "n-gram model: number of tokens of the reference text");
            List<LevelShape> levels = new ArrayList<>();
            for (int k = 0; k < order; k++) {
                LevelShape level = new LevelShape(in.getInt(), in.getInt(), StartForm.of(in.getInt()));
                expect(k > 0 || level.size() > 0, "n-gram model: it has no n-grams of length 1");
                expect(k == order - 1 == (level.form() == StartForm.NONE), "n-gram model: form of starts");
                for (long length : level.lengths(vocabularySize)) {
                    expect(length <= Integer.MAX_VALUE, "n-gram model: a column above 2 GiB");
                }
                levels.add(level);
            }
            byte[] id = new byte[idLength];
            in.get(id);
            String tokenizer = Ids.check("tokenizer", new String(id, StandardCharsets.ISO_8859_1));
            return new ProxyHeader(vocabularySize, tokens, tokenizer, levels);
        } catch (BufferUnderflowException e) {
            throw new IOException("n-gram model is cut short", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("n-gram model: " + e.getMessage(), e);
        }
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(vocabularySize).putInt(order());
        out.putInt(tokenizer.length()).putLong(referenceTokens);
        for (LevelShape level : levels) {
            out.putInt(level.size())
                    .putInt(level.largeCounts())
                    .putInt(level.form().code());
        }
        return out.put(tokenizer.getBytes(StandardCharsets.US_ASCII)).array();
    }

    int order() {
        return levels.size();
    }

    /** Length of the header itself. */
    int bytes() {
        return 32 + 12 * order() + tokenizer.length();
    }

    /** Length of header and columns. */
    long length() {
        return bytes()
                + levels.stream()
                        .mapToLong(level ->
                                Arrays.stream(level.lengths(vocabularySize)).sum())
                        .sum();
    }

    private static void expect(boolean ok, String message) throws IOException {
        if (!ok) {
            throw new IOException(message);
        }
    }
}
