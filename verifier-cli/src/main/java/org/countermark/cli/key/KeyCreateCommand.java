package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.RootKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a root key, and the key store when there is none. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make a new root key; makes the key store, too, when there is none.")
final class KeyCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    Common common;

    @Mixin
    private StoreOptions options;

    KeyCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        String name = options.name.orElse(StoreOptions.DEFAULT_NAME);
        Path path = terminal.resolve(options.store);
        boolean there = Files.exists(path);
        char[] passphrase = there
                ? Passphrases.ask(terminal, options.passphraseFile, options.store.toString())
                : Passphrases.choose(terminal, options.passphraseFile, options.store.toString());
        try (KeyStoreFile keys = there ? KeyStoreFile.open(path, passphrase) : KeyStoreFile.create(path, passphrase)) {
            RootKey root = RootKey.generate(new SecureRandom());
            keys.add(name, root);
            root.destroy();
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(options.store.toString()), problem.getMessage(), "Choose a name with --key.", problem);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        terminal.out().println("key \"" + name + "\" is in " + options.store);
        if (!common.quiet()) {
            terminal.err().println("Keep a copy of the file and of the passphrase: without them no mark can be shown.");
        }
        return ExitCode.DONE.code();
    }
}
