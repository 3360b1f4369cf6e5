package org.countermark.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * All intermediate values of one unit, in the order of the contract's steps.
 *
 * <p>What callers see (channel, mask, words, score) is asked of the embedding and the detecting side themselves, so that a
 * vector tests the paths that are used; where the two sides disagree the value says so and equals nothing.
 */
final class VectorCheck {
    /** The fields that a vector may state, in the order in which they are compared. */
    static final List<String> FIELDS = List.of(
            "profileDigest",
            "epochKey",
            "contextKey",
            "wordKey",
            "payloadKey",
            "mac",
            "channel",
            "masks",
            "word",
            "mask",
            "markedWord",
            "score",
            "patternScores");

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, String> values = new LinkedHashMap<>();

    VectorCheck(Profile profile, EpochKey key, int[] context, int token, long payload) {
        values.put("profileDigest", HEX.formatHex(profile.digest()));
        // These keys come out of a file that anyone may read; they are examples by nature.
        values.put("epochKey", HEX.formatHex(key.exportSecretBytes()));
        for (String purpose : List.of("context", "word", "payload")) {
            values.put(purpose + "Key", HEX.formatHex(key.purposeSecretBytes(profile, purpose)));
        }
        PurposeKeys keys = new PurposeKeys(profile, key, CountermarkV1.DEFAULT_AES_PROVIDER);
        byte[] mac = new byte[Aes.BLOCK];
        byte[] masks = new byte[Aes.BLOCK];
        keys.context().macs(context, 0, 1, mac);
        keys.payload().encrypt(mac, 1, masks, 0);
        values.put("mac", HEX.formatHex(mac));
        values.put("masks", HEX.formatHex(masks));

        TokenWords words = CountermarkV1.words(profile, key);
        words.context(context, 0, payload);
        int marked = words.word(token);
        values.put("channel", words.traceChannel() ? "trace" : "provider");
        values.put("word", HEX.toHexDigits(marked ^ words.mask()));
        values.put("mask", HEX.toHexDigits(words.mask()));
        values.put("markedWord", HEX.toHexDigits(marked));
        values.put("score", score(profile, key, context, token, payload, words.traceChannel(), marked));
        values.put("patternScores", patternScores(profile, key, context, token, payload, words, marked));
    }

    private static String score(
            Profile profile, EpochKey key, int[] context, int token, long payload, boolean trace, int marked) {
        int[] score = new int[1];
        long[] admitted = new long[1];
        List<String> disagreements = new ArrayList<>();
        UnitScorer provider = CountermarkV1.scorer(profile, key, Channel.provider());
        if (provider.score(context, new int[] {token}, 1, score, admitted) != (trace ? 0 : 1)) {
            disagreements.add("channels of the two sides differ");
        }
        CountermarkV1.scorer(profile, key, Channel.payload(payload))
                .score(context, new int[] {token}, 1, score, admitted);
        if (score[0] != profile.scheme().score(marked)) {
            disagreements.add("scores of the two sides differ");
        }
        return disagreements.isEmpty() ? Integer.toString(score[0]) : String.join(", ", disagreements);
    }

    private static String patternScores(
            Profile profile, EpochKey key, int[] context, int token, long payload, TokenWords words, int marked) {
        int[] scores = new int[PatternScorer.PATTERNS];
        int[] masks = new int[PatternScorer.MASKS];
        int traced =
                CountermarkV1.patterns(profile, key).score(context, new int[] {token}, 1, scores, masks, new long[1]);
        List<String> disagreements = new ArrayList<>();
        if (traced != (words.traceChannel() ? 1 : 0)) {
            disagreements.add("channels of embedding and tracing differ");
        }
        if (scores[PatternScorer.pattern(masks, 0, (int) payload)]
                != profile.scheme().score(marked)) {
            disagreements.add("scores of embedding and tracing differ");
        }
        return disagreements.isEmpty() ? Arrays.toString(scores) : String.join(", ", disagreements);
    }

    Optional<VectorResult.Mismatch> firstMismatch(Map<String, String> expected) {
        return FIELDS.stream()
                .filter(expected::containsKey)
                .filter(field -> !expected.get(field).equals(values.get(field)))
                .map(field -> new VectorResult.Mismatch(field, expected.get(field), values.get(field)))
                .findFirst();
    }
}
