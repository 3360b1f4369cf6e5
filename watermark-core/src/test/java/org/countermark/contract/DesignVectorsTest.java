package org.countermark.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.codec.binary.Hex;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.junit.jupiter.api.Test;

/** The first vectors of docs/spec/native-contract.md, spelled out, so that one page shows what a caller does. */
class DesignVectorsTest {
    private static final String GUMBEL =
            "{\"contextWidth\":4,\"contract\":\"countermark/1\",\"scheme\":\"gumbel\",\"tokenizer\":\"o200k_base\",\"traceShare\":32768}";

    static EpochKey epoch() {
        byte[] root = new byte[32];
        for (int i = 0; i < 32; i++) {
            root[i] = (byte) i;
        }
        return RootKey.of(root).epoch("2026-11");
    }

    @Test
    void keysFollowTheTree() {
        Profile profile = Profile.parse(GUMBEL);
        assertEquals(GUMBEL, profile.toJson());
        assertEquals(
                "7c8c2e83a984c28ac79f9fa5dcbeecbb32a850a107ea0379a10de725b48c50d8",
                Hex.encodeHexString(profile.digest()));
        assertEquals(
                "85be4f081513a896e8d6e3c638d1abb012ef24b4190e2dc4e44fc29cbc5bf0c2",
                Hex.encodeHexString(epoch().exportSecretBytes()));
        assertEquals(
                "ce2e09a7f596d4c3fac6f8077e4f89a3bee8e4bb7282b9bd053d85052b1e880c",
                Hex.encodeHexString(epoch().purposeSecretBytes(profile, "context")));
        assertEquals(
                "9ef1d3d70cbe5e71652b33678ebe397d6695fdac437d63f7aa4889ee44bb3192",
                Hex.encodeHexString(epoch().purposeSecretBytes(profile, "word")));
        assertEquals(
                "d0b85d48cce8a2cf591f8ffc57fc2ceffb25428d5dff2a012c14928d6bc20e46",
                Hex.encodeHexString(epoch().purposeSecretBytes(profile, "payload")));
    }

    @Test
    void gumbelInTheProviderChannelIgnoresThePayload() {
        Profile profile = Profile.parse(GUMBEL);
        TokenWords words = CountermarkV1.words(profile, epoch());
        for (long payload : new long[] {0, 1, 77777, Channel.MAX_PAYLOAD}) {
            words.context(new int[] {1, 2, 3, 4}, 0, payload);
            assertFalse(words.traceChannel());
            assertEquals(0x6d7e6d8b, words.word(5));
        }
        assertEquals(9363533, profile.scheme().score(words.word(5)));
    }

    @Test
    void gumbelInTheTraceChannelCarriesThePayload() {
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 0, 5, 0x2055a75a, -1);
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 1, 5, 0x7055a75a, 9692035);
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 77777, 5, 0x5055a75a, 6318237);
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 0, 199999, 0xd12ce002, -1);
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 1, 199999, 0x812ce002, 11783839);
        check(GUMBEL, new int[] {15496, 11, 995, 0}, 77777, 199999, 0xa12ce002, 16662249);
    }

    @Test
    void tournament() {
        String profile =
                "{\"contextWidth\":4,\"contract\":\"countermark/1\",\"depth\":30,\"scheme\":\"tournament\",\"tokenizer\":\"o200k_base\",\"traceShare\":65536}";
        check(profile, new int[] {1, 2, 3, 4}, 0, 5, 0xa5e56c35, 2597);
        check(profile, new int[] {1, 2, 3, 4}, 77777, 5, 0x15e56c35, 2298);
    }

    @Test
    void greenListWithAContextOfTwoBlocks() {
        String profile =
                "{\"contextWidth\":6,\"contract\":\"countermark/1\",\"gamma\":16384,\"scheme\":\"green-list\",\"tokenizer\":\"o200k_base\",\"traceShare\":0}";
        check(profile, new int[] {1, 2, 3, 4, 5, 6}, 0, 0, 0x072775d8, 1);
        check(profile, new int[] {1, 2, 3, 4, 5, 6}, 9, 5, 0xae5bffcf, 0);
    }

    /** A score of −1 is not stated by the page. */
    private static void check(String json, int[] context, long payload, int token, int word, int score) {
        Profile profile = Profile.parse(json);
        TokenWords words = CountermarkV1.words(profile, epoch());
        words.context(context, 0, payload);
        assertEquals(word, words.word(token));

        UnitScorer scorer = CountermarkV1.scorer(profile, epoch(), Channel.payload(payload));
        int[] scores = new int[1];
        long[] admitted = new long[1];
        assertEquals(1, scorer.score(context, new int[] {token}, 1, scores, admitted));
        assertTrue(score == -1 || score == scores[0], "score " + scores[0]);
        assertEquals(profile.scheme().score(word), scores[0]);
        assertEquals(1, admitted[0]);
    }
}
