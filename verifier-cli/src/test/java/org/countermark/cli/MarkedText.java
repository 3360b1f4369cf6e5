package org.countermark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;

/** Made-up records of token ids: marked ones chosen among equally likely candidates, unmarked ones drawn at random. */
public final class MarkedText {
    private static final int VOCABULARY = 5000;
    private static final int CANDIDATES = 8;

    private MarkedText() {}

    /** A JSON line of token ids that a model with {@value #CANDIDATES} equal choices a token would make. */
    public static String marked(Profile profile, Path epochKey, long payload, int length, long seed)
            throws IOException {
        return marked(profile, epochKey, payload, length, seed, VOCABULARY, CANDIDATES);
    }

    /** The same of a model to which all tokens of its vocabulary are equally likely. */
    public static String markedEvenly(Profile profile, Path epochKey, int vocabulary, int length, long seed)
            throws IOException {
        return marked(profile, epochKey, 0, length, seed, vocabulary, vocabulary);
    }

    private static String marked(
            Profile profile, Path epochKey, long payload, int length, long seed, int vocabulary, int candidates)
            throws IOException {
        Random random = new Random(seed);
        MarkSession session = Watermark.of(profile, EpochKeyFile.read(epochKey)).session(payload, random);
        int[] ids = new int[candidates];
        double[] probabilities = new double[candidates];
        java.util.Arrays.fill(probabilities, 1.0 / candidates);
        for (int i = 0; i < length; i++) {
            int first = random.nextInt(vocabulary);
            for (int j = 0; j < candidates; j++) {
                ids[j] = (first + 37 * j) % vocabulary;
            }
            session.next(ids, probabilities, candidates);
        }
        return record(session.tokens());
    }

    /** A JSON line of random token ids. */
    public static String unmarked(int length, long seed) {
        return unmarked(length, seed, VOCABULARY);
    }

    /** A JSON line of random token ids below a bound. */
    public static String unmarked(int length, long seed, int vocabulary) {
        return record(new Random(seed).ints(length, 0, vocabulary).toArray());
    }

    /** Sixty records of 400 tokens; those on the lines 8, 28 and 48 are marked. */
    public static String mixed(Profile profile, Path epochKey) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(i % 20 == 7 ? marked(profile, epochKey, 0, 400, i) : unmarked(400, i));
        }
        return lines.toString();
    }

    /** The same record with a date. */
    public static String dated(String record, String date) {
        return record.replaceFirst("\\{", "{\"date\":\"" + date + "\",");
    }

    private static String record(int[] tokens) {
        StringJoiner ids = new StringJoiner(",", "{\"token_ids\":[", "]}\n");
        for (int token : tokens) {
            ids.add(Integer.toString(token));
        }
        return ids.toString();
    }
}
