package org.countermark.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a model: gzip over a header (magic, version, vocabulary, order) and the levels.
 *
 * <p>A level is its number of entries and then, for each: the difference of its token to its left sibling's (the first
 * child: the token + 1), its count, and (not in the last level) the number of its children, as variable-length integers.
 * So siblings ascend by construction. Columns grow with what is read, never by what the header claims.
 */
final class ModelFile {
    private static final int MAGIC = 0x434d4b4e;
    private static final int VERSION = 1;

    private ModelFile() {}

    static void write(int vocabularySize, Level[] levels, OutputStream to) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(to, 1 << 16);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(gzip, 1 << 16));
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(vocabularySize);
        out.writeInt(levels.length);
        for (int k = 0; k < levels.length; k++) {
            Level level = levels[k];
            out.writeInt(level.size());
            int parents = k == 0 ? 1 : levels[k - 1].size();
            for (int parent = 0; parent < parents; parent++) {
                int from = k == 0 ? 0 : levels[k - 1].first(parent);
                int end = k == 0 ? level.size() : levels[k - 1].first(parent + 1);
                int left = -1;
                for (int i = from; i < end; i++) {
                    writeVarint(out, level.tokens.get(i) - left);
                    left = level.tokens.get(i);
                    writeVarint(out, level.counts.get(i));
                    if (k < levels.length - 1) {
                        writeVarint(out, level.first(i + 1) - level.first(i));
                    }
                }
            }
        }
        out.flush();
        gzip.finish();
        to.flush();
    }

    static KneserNeyModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16));
        try {
            expect(in.readInt() == MAGIC, "this is no n-gram model");
            int version = in.readInt();
            expect(version == VERSION, "the model has version " + version + ", this program reads " + VERSION);
            int vocabularySize = in.readInt();
            int order = in.readInt();
            try {
                KneserNeyModel.checkShape(vocabularySize, order);
            } catch (IllegalArgumentException e) {
                throw new IOException("damaged n-gram model: " + e.getMessage(), e);
            }
            Level[] levels = new Level[order];
            int[] starts = {0};
            for (int k = 0; k < order; k++) {
                int size = in.readInt();
                expect(k == 0 ? size > 0 : size == starts[starts.length - 1], "damaged n-gram model: level sizes");
                int[] parents = k == 0 ? new int[] {0, size} : starts;
                Level level = new Level(vocabularySize);
                starts = readLevel(in, level, parents, vocabularySize, k == order - 1);
                level.trim();
                if (k < order - 1) {
                    level.link(starts);
                }
                levels[k] = level;
            }
            expect(in.read() < 0, "damaged n-gram model: bytes behind its end");
            return new KneserNeyModel(vocabularySize, levels);
        } catch (EOFException e) {
            throw new IOException("truncated n-gram model", e);
        }
    }

    private static int[] readLevel(DataInputStream in, Level level, int[] parents, int vocabularySize, boolean last)
            throws IOException {
        int[] starts = new int[1 << 10];
        int end = 0;
        for (int parent = 0; parent + 1 < parents.length; parent++) {
            long token = -1;
            for (int i = parents[parent]; i < parents[parent + 1]; i++) {
                int step = readVarint(in);
                expect(step > 0, "damaged n-gram model: a token twice");
                token += step;
                expect(token < vocabularySize, "damaged n-gram model: a token outside the vocabulary");
                int count = readVarint(in);
                expect(count > 0, "damaged n-gram model: a count of zero");
                level.add((int) token, count);
                if (!last) {
                    int children = readVarint(in);
                    expect(children <= Integer.MAX_VALUE - end, "damaged n-gram model: level sizes");
                    end += children;
                    if (level.size() == starts.length) {
                        starts = Arrays.copyOf(starts, Columns.larger(starts.length));
                    }
                    starts[level.size()] = end;
                }
            }
        }
        return last ? new int[] {0} : Arrays.copyOf(starts, level.size() + 1);
    }

    private static void writeVarint(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int readVarint(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = in.readUnsignedByte();
            expect(shift < 28 || b < 8, "damaged n-gram model: a number above 2^31 − 1");
            value |= (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new IOException("damaged n-gram model: a number above 2^31 − 1");
    }

    private static void expect(boolean ok, String message) throws IOException {
        if (!ok) {
            throw new IOException(message);
        }
    }
}
