package org.countermark.student;

import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** Made-up keys and texts for the tests of this package. */
final class Made {
    static final String DIGEST = "0123456789abcdef".repeat(4);

    private Made() {}

    static EpochKey key(String label, SplittableRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of(label, secret);
    }

    /** Text whose every token is the best scoring one of a few candidates, after a start of contextWidth tokens. */
    static int[] marked(SplittableRandom random, Profile profile, EpochKey key, int length, int vocabulary, int of) {
        UnitScorer scorer = CountermarkV1.scorer(profile, key, Channel.payload(0));
        int width = profile.contextWidth();
        int[] text = random.ints(length, 0, vocabulary).toArray();
        int[] contexts = new int[of * width];
        int[] scores = new int[of];
        long[] admitted = new long[(of + 63) / 64];
        for (int at = width; at < length; at++) {
            int[] tokens = random.ints(of, 0, vocabulary).toArray();
            for (int i = 0; i < of; i++) {
                System.arraycopy(text, at - width, contexts, i * width, width);
            }
            scorer.score(contexts, tokens, of, scores, admitted);
            int best = 0;
            for (int i = 1; i < of; i++) {
                best = scores[i] > scores[best] ? i : best;
            }
            text[at] = tokens[best];
        }
        return text;
    }

    /** An innocent answer: free tokens, and in between whole passages of what the model was shown. */
    static int[] copying(SplittableRandom random, int[] prompt, int length, int vocabulary) {
        int[] text = new int[length];
        int at = 0;
        while (at < length) {
            if (random.nextInt(4) > 0) {
                text[at++] = random.nextInt(vocabulary);
            } else {
                int passage = Math.min(length - at, 12);
                System.arraycopy(prompt, random.nextInt(prompt.length - passage), text, at, passage);
                at += passage;
            }
        }
        return text;
    }
}
