package org.countermark.benchmarks.student;

import java.util.SplittableRandom;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/** A profile with a key made from a number, so that anyone can repeat a run. */
record Mark(Profile profile, EpochKey key) {
    static Mark of(Scheme scheme, int contextWidth, int traceShare, long seed) {
        byte[] secret = new byte[32];
        new SplittableRandom(seed).nextBytes(secret);
        return new Mark(
                new Profile(scheme, contextWidth, "student-study", traceShare), EpochKey.of("student-study", secret));
    }

    static Scheme scheme(String name) {
        return switch (name) {
            case "gumbel" -> new GumbelScheme();
            case "tournament" -> new TournamentScheme(30);
            case "green-list" -> new GreenListScheme(1 << 14);
            default ->
                throw new IllegalArgumentException("scheme must be gumbel, tournament or green-list, was " + name);
        };
    }

    Commitment commitment() {
        return Commitment.of(profile, key);
    }

    Watermark watermark() {
        return Watermark.of(profile, key);
    }
}
