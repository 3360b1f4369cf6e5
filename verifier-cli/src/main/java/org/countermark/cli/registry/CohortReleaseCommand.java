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

/** Takes accounts out of their cohorts. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description =
                "Let accounts carry their own payloads again. Where one of them is in no cohort, none is released.")
final class CohortReleaseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "ACCOUNT", description = "Your own name of an account.")
    private List<String> accounts = new ArrayList<>();

    @Mixin
    private AccountOptions which;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when; after each one's last move (default: now).")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    CohortReleaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        RegistryOptions.Opened opened = options.open(terminal, !which.pseudonyms);
        List<Pseudonym> all = which.all(terminal, spec.commandLine(), accounts, opened.secret());
        Instant from = at.orElseGet(Instant::now);
        new Change(terminal, options).make(opened, editor -> {
            all.forEach(pseudonym -> editor.move(pseudonym, Optional.empty(), from));
            return new int[0];
        });
        return ExitCode.DONE.code();
    }
}
