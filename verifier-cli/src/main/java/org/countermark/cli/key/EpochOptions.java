package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.RootKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which epoch keys: from a key store, or from exported files. */
public final class EpochOptions {
    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Option(names = "--epoch", paramLabel = "LABEL", description = "An epoch of the key store; may be repeated.")
    List<String> epochs = new ArrayList<>();

    @Option(
            names = "--epoch-key",
            paramLabel = "FILE",
            description = "An exported epoch key, instead of a key store; may be repeated.")
    List<Path> files = new ArrayList<>();

    /**
     * Whether any key was named.
     *
     * @return true when there is an epoch or a file
     */
    public boolean isGiven() {
        return !epochs.isEmpty() || !files.isEmpty();
    }

    /**
     * The keys, in the order named.
     *
     * @param terminal whom to ask for the passphrase, when a key store is needed
     * @return at least one key when {@link #isGiven()}
     * @throws InputException when store, key or passphrase are wrong
     * @throws IOException when a file cannot be read
     */
    public List<EpochKey> keys(Terminal terminal) throws InputException, IOException {
        List<EpochKey> keys = new ArrayList<>();
        if (!epochs.isEmpty()) {
            try (KeyStoreFile store = storeOptions.open(terminal)) {
                RootKey root = storeOptions.root(store);
                epochs.forEach(label -> keys.add(root.epoch(label)));
                root.destroy();
            }
        }
        for (Path file : files) {
            keys.add(EpochKeyFile.read(terminal.resolve(file)));
        }
        return keys;
    }
}
