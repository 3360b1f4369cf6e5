package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistryEditor;
import org.countermark.registry.RegistryFile;
import org.countermark.registry.RegistrySecret;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/guide/tracing.md, run. */
class TracingGuideTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void servesWithAPayload() throws IOException {
        RandomGenerator random = new SplittableRandom(20261121);
        Watermark mark = Watermark.of(
                new Profile(new GumbelScheme(), 4, "o200k_base", 32768),
                RootKey.of(new byte[32]).epoch("2026-11"));
        RegistrySecret secret = RegistrySecret.of(new byte[32]);
        Pseudonym known = secret.pseudonym("account-17");
        RegistryEditor editor =
                PayloadRegistry.empty(12, Order.SHUFFLED, secret).edit(secret);
        int own = editor.addAccount(known, START);
        int cohort = editor.addCohort("ring-7", START);
        editor.move(known, Optional.of("ring-7"), START.plusSeconds(3600));
        Path registryFile = folder.resolve("registry.ndjson");
        RegistryFile.write(registryFile, editor.build());
        for (boolean moved : new boolean[] {false, true}) {
            Clock clock = Clock.fixed(START.plusSeconds(moved ? 7200 : 1800), ZoneOffset.UTC);
            // snippet: serve
            PayloadRegistry registry = RegistryFile.read(registryFile); // once; again when it has changed
            Pseudonym account = secret.pseudonym("account-17"); // or kept beside the account
            OptionalInt payload = registry.payload(account, clock.instant()); // its cohort's, while it is in one

            MarkSession session = payload.isPresent()
                    ? mark.session(payload.getAsInt(), random)
                    : mark.session(0, random); // unknown account: marked, traced to nobody
            // end snippet
            assertEquals(OptionalInt.of(moved ? cohort : own), payload);
            session.next(new float[100], Sampling.of(1));
            assertEquals(1, session.length());
            assertTrue(registry.payload(secret.pseudonym("nobody"), clock.instant())
                    .isEmpty());
        }
    }
}
