package org.countermark.cli.engine;

import java.util.Map;
import java.util.Optional;
import org.countermark.keys.Contract;

/**
 * What is known of an engine beside its configuration.
 *
 * @param contract which of several contracts with the same configuration it is
 * @param settings settings of the contract that the configuration does not say
 */
record Hints(Optional<Contract> contract, Map<String, Long> settings) {
    Hints {
        settings = Map.copyOf(settings);
    }

    long setting(String name, long otherwise) {
        return settings.getOrDefault(name, otherwise);
    }
}
