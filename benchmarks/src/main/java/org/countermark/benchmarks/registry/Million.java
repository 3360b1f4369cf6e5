package org.countermark.benchmarks.registry;

import java.time.Instant;
import java.util.Optional;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistryEditor;
import org.countermark.registry.RegistrySecret;

/** A shuffled registry of a million accounts, one in twenty of which is in a cohort. */
final class Million {
    static final int ACCOUNTS = 1_000_000;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final int COHORTS = 100;

    private Million() {}

    static RegistrySecret secret() {
        return RegistrySecret.of(new byte[RegistrySecret.LENGTH]);
    }

    static PayloadRegistry make() {
        RegistrySecret secret = secret();
        RegistryEditor editor =
                PayloadRegistry.empty(20, Order.SHUFFLED, secret).edit(secret);
        for (int i = 0; i < COHORTS; i++) {
            editor.addCohort("cohort-" + i, START);
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            Pseudonym account = secret.pseudonym("account " + i);
            editor.addAccount(account, START.plusSeconds(i));
            if (i % 20 == 0) {
                editor.move(account, Optional.of("cohort-" + i % COHORTS), START.plusSeconds(i + 3600L));
            }
        }
        return editor.build();
    }
}
