package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.RootKey;
import picocli.CommandLine.Option;

/** The options that say which key store, and which key in it. */
public final class StoreOptions {
    static final String DEFAULT_STORE = "countermark.keys";
    static final String DEFAULT_NAME = "main";

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = DEFAULT_STORE,
            description = "The key store (default: ${DEFAULT-VALUE}).")
    Path store;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The key in the store; not needed when there is only one.")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line is the passphrase. Without it, the variable COUNTERMARK_PASSPHRASE"
                    + " is taken, or the terminal is asked.")
    Optional<Path> passphraseFile = Optional.empty();

    KeyStoreFile open(Terminal terminal) throws InputException, IOException {
        Path path = terminal.resolve(store);
        if (!Files.exists(path)) {
            throw new InputException(
                    Position.of(store.toString()),
                    "there is no key store",
                    "Make one with 'countermark key create', or say where it is with --store.");
        }
        char[] passphrase = Passphrases.ask(terminal, passphraseFile, store.toString());
        try {
            return KeyStoreFile.open(path, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** The key named, or the only one. */
    RootKey root(KeyStoreFile keys) throws InputException, IOException {
        List<String> names = keys.list();
        if (name.isEmpty() && names.size() != 1) {
            throw new InputException(
                    Position.of(store.toString()),
                    "the store holds " + names.size() + " keys: " + String.join(", ", names),
                    "Say which one with --key.");
        }
        String wanted = name.orElseGet(() -> names.get(0));
        if (!names.contains(wanted)) {
            throw new InputException(
                    Position.of(store.toString()),
                    "there is no key \"" + wanted + "\"",
                    "The store holds " + String.join(", ", names) + ".");
        }
        return keys.root(wanted);
    }
}
