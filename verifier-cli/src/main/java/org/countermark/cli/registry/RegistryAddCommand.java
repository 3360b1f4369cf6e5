package org.countermark.cli.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.registry.Pseudonym;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives payloads to accounts. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Register accounts, each under a payload that nobody ever had. Ids are turned into pseudonyms by"
                + " the registry's secret and stored nowhere.")
final class RegistryAddCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "ACCOUNT", description = "Your own name of an account.")
    private List<String> accounts = new ArrayList<>();

    @Mixin
    private AccountOptions which;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when they carry their payloads (default: now).")
    private Optional<Instant> since = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    RegistryAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        RegistryOptions.Opened opened = options.openToGive(terminal, !which.pseudonyms);
        List<Pseudonym> all = which.all(terminal, spec.commandLine(), accounts, opened.secret());
        Instant from = since.orElseGet(Instant::now);
        new Change(terminal, options)
                .make(
                        opened,
                        editor -> all.stream()
                                .mapToInt(pseudonym -> editor.addAccount(pseudonym, from))
                                .toArray());
        return ExitCode.DONE.code();
    }
}
