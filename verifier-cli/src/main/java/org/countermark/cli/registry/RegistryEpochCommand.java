package org.countermark.cli.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes which epoch's key marks from when on. */
@Command(
        name = "epoch",
        mixinStandardHelpOptions = true,
        description = "Note which epoch's key marks from when on, so that a finding's date can be held against it.")
final class RegistryEpochCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "LABEL", description = "The epoch, for example 2026-11.")
    private String label;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when it holds; after the last one began (default: now).")
    private Optional<Instant> since = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    RegistryEpochCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Instant from = since.orElseGet(Instant::now);
        new Change(terminal, options).make(options.open(terminal, false), editor -> {
            editor.addEpoch(label, from);
            return new int[0];
        });
        return ExitCode.DONE.code();
    }
}
