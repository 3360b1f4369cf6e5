package org.countermark.cli.registry;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes room for more payloads. */
@Command(
        name = "widen",
        mixinStandardHelpOptions = true,
        description = "Make room for more payloads. All that were given stay as they are; tracing gets slower by about"
                + " as much as there is more room.")
final class RegistryWidenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--bits",
            paramLabel = "N",
            required = true,
            description = "Room for 2^N - 1 payloads; more than now, 22 at most.")
    private int bits;

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    RegistryWidenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        new Change(terminal, options).make(options.open(terminal, false), editor -> {
            editor.widen(bits);
            return new int[0];
        });
        return ExitCode.DONE.code();
    }
}
