package org.countermark.cli.key;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.keys.KeyStoreFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the names of the keys in a store. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the names of the keys in a store.")
final class KeyListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    Common common;

    @Mixin
    private StoreOptions options;

    KeyListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (KeyStoreFile keys = options.open(terminal)) {
            keys.list().forEach(terminal.out()::println);
        }
        return ExitCode.DONE.code();
    }
}
