package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of Java in the README, run. */
class ReadmeTest {
    @TempDir
    private static java.nio.file.Path folder;

    /** Looks for the README's file in the test's own folder. */
    private static final class Path {
        static java.nio.file.Path of(String name) {
            return folder.resolve(name);
        }
    }

    @Test
    void marksAToken() throws IOException {
        Files.writeString(Path.of("profile.json"), new Profile(new GumbelScheme(), 4, "any", 0).toJson());
        RootKey root = RootKey.of(new byte[32]);
        SplittableRandom random = new SplittableRandom(1);
        Sampling sampling = Sampling.of(0.8);
        float[] logits = {0, 1, 2, 3};
        long payload = 0;
        // snippet: provider
        Profile profile = Profile.parse(Files.readString(Path.of("profile.json")));
        Watermark mark = Watermark.of(profile, root.epoch("2026-11"));
        MarkSession session = mark.session(payload, random); // one per response
        int token = session.next(logits, sampling); // instead of your sampler
        double soFar = session.detectability().excess(); // a metric to export
        // end snippet
        assertTrue(token >= 0 && token < 4);
        assertEquals(0, soFar, 0, "the first tokens have no context, and no mark");
    }
}
