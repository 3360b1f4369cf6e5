package org.countermark.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;

/** Made-up texts and keys for the tests of this package. */
final class Texts {
    static final String COMMITMENT = "0123456789abcdef".repeat(4);
    static final List<Scheme> SCHEMES =
            List.of(new GumbelScheme(), new TournamentScheme(30), new TournamentScheme(1), new GreenListScheme(16384));

    private Texts() {}

    static Profile profile(Scheme scheme, int traceShare) {
        return new Profile(scheme, 3, "test", traceShare);
    }

    static EpochKey key(SplittableRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of("test", secret);
    }

    static UnitScorer scorer(Profile profile, EpochKey key) {
        return CountermarkV1.scorer(profile, key, Channel.provider());
    }

    static DetectionPlan plan(Profile profile) {
        return DetectionPlan.builder(profile, COMMITMENT).build();
    }

    /** Tokens from a vocabulary so small that contexts repeat all the time. */
    static int[] repetitive(SplittableRandom random, int length) {
        return random.ints(length, 0, 4).toArray();
    }

    /** Records with repeated passages, licence headers and whole copies: what naive p-values break on. */
    static List<Response> boilerplate(SplittableRandom random, int records) {
        int[] header = random.ints(30, 0, 1000).toArray();
        List<Response> texts = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            int[] body = random.ints(40, 0, 1000).toArray();
            int[] text = new int[header.length + body.length];
            System.arraycopy(header, 0, text, 0, header.length);
            System.arraycopy(body, 0, text, header.length, body.length);
            texts.add(Response.of(text));
            if (i % 7 == 0) {
                texts.add(Response.of(text));
            }
        }
        return texts;
    }

    /** Text whose every token is the best scoring one of a few candidates, after a start of contextWidth tokens. */
    static int[] marked(SplittableRandom random, Profile profile, EpochKey key, int length, int candidates) {
        UnitScorer scorer = CountermarkV1.scorer(profile, key, Channel.payload(0));
        int width = profile.contextWidth();
        int[] text = random.ints(length, 0, 50_000).toArray();
        int[] contexts = new int[candidates * width];
        int[] scores = new int[candidates];
        long[] admitted = new long[(candidates + 63) / 64];
        for (int at = width; at < length; at++) {
            int[] tokens = random.ints(candidates, 0, 50_000).toArray();
            for (int i = 0; i < candidates; i++) {
                System.arraycopy(text, at - width, contexts, i * width, width);
            }
            scorer.score(contexts, tokens, candidates, scores, admitted);
            int best = 0;
            for (int i = 1; i < candidates; i++) {
                best = scores[i] > scores[best] ? i : best;
            }
            text[at] = tokens[best];
        }
        return text;
    }
}
