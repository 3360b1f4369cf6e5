package org.countermark.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A small registry with everything in it, and its bytes. */
final class MadeRegistry {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant LATER = Instant.parse("2026-11-05T12:00:00Z");
    static final Instant BACK = Instant.parse("2026-11-09T23:59:59Z");

    private MadeRegistry() {}

    static RegistrySecret secret() {
        byte[] bytes = new byte[RegistrySecret.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return RegistrySecret.of(bytes);
    }

    static Pseudonym of(String account) {
        return secret().pseudonym(account);
    }

    /** alice, bob and carol; a ring that bob is in for some days; two epochs. */
    static PayloadRegistry registry() {
        RegistryEditor editor =
                PayloadRegistry.empty(10, Order.SHUFFLED, secret()).edit(secret());
        editor.addAccount(of("alice"), START);
        editor.addAccount(of("bob"), START);
        editor.addCohort("ring-7", START.plusSeconds(60));
        editor.addAccount(of("carol"), LATER);
        editor.move(of("bob"), Optional.of("ring-7"), LATER);
        editor.move(of("carol"), Optional.of("ring-7"), LATER);
        editor.move(of("bob"), Optional.empty(), BACK);
        editor.addEpoch("2026-10", START.minusSeconds(86_400 * 31));
        editor.addEpoch("2026-11", START);
        return editor.build();
    }

    static String text(PayloadRegistry registry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RegistryWriter.write(out, registry);
        return out.toString(StandardCharsets.UTF_8);
    }

    static PayloadRegistry read(String text) throws IOException {
        return RegistryFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "r.ndjson");
    }
}
