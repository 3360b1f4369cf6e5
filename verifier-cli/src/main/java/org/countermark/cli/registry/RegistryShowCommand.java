package org.countermark.cli.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.JsonDocument;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.registry.Holder;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistrySecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a registry, or one account or cohort of it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show a registry, or who has a payload, or what an account or cohort carries. The secret is needed"
                        + " for account ids only.")
final class RegistryShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "PAYLOAD|PSEUDONYM",
            arity = "0..1",
            description = "A payload's number, or a pseudonym of 32 hexadecimal digits.")
    private Optional<String> holder = Optional.empty();

    @Option(names = "--account", paramLabel = "ID", description = "Your own name of an account.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--cohort", paramLabel = "NAME", description = "A cohort.")
    private Optional<String> cohort = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    RegistryShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        long named =
                Stream.of(holder, account, cohort).filter(Optional::isPresent).count();
        if (named > 1) {
            throw new ParameterException(
                    spec.commandLine(), "Ask for one thing at a time: a payload, a pseudonym, an account or a cohort.");
        }
        RegistryOptions.Opened opened = options.open(terminal, account.isPresent());
        Instant now = Instant.now();
        if (named == 0) {
            Summary summary = new Summary(opened.registry(), now);
            if (options.format == Format.JSON) {
                JsonDocument.write(terminal.out(), summary::json);
            } else {
                summary.text(terminal.out());
            }
            return ExitCode.DONE.code();
        }
        Portrait portrait = new Portrait(opened.registry(), wanted(opened), now);
        if (options.format == Format.JSON) {
            JsonDocument.write(terminal.out(), portrait::json);
        } else {
            portrait.text(terminal.out());
        }
        return ExitCode.DONE.code();
    }

    private Holder wanted(RegistryOptions.Opened opened) throws InputException {
        PayloadRegistry registry = opened.registry();
        if (cohort.isPresent()) {
            return found(registry.cohort(cohort.get()), "cohort \"" + cohort.get() + "\"");
        }
        if (account.isPresent()) {
            return account(registry, pseudonym(account.get(), opened.secret().orElseThrow()));
        }
        String text = holder.orElseThrow();
        if (text.length() == Pseudonym.DIGITS) {
            return account(registry, parsed(text));
        }
        if (!text.matches("[0-9]{1,10}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + text + "' is neither a payload nor a pseudonym; an account id goes behind --account.");
        }
        return found(
                Long.parseLong(text) > Integer.MAX_VALUE ? Optional.empty() : registry.holder(Integer.parseInt(text)),
                "holder of payload " + text);
    }

    private Holder account(PayloadRegistry registry, Pseudonym pseudonym) throws InputException {
        return found(registry.account(pseudonym), "account " + pseudonym.hex());
    }

    private Pseudonym pseudonym(String account, RegistrySecret secret) {
        try {
            return secret.pseudonym(account);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private Pseudonym parsed(String text) {
        try {
            return Pseudonym.of(text);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private Holder found(Optional<? extends Holder> holder, String what) throws InputException {
        if (holder.isEmpty()) {
            throw new InputException(
                    Position.of(options.file.toString()),
                    "there is no " + what,
                    "'countermark registry show' says how many there are.");
        }
        return holder.get();
    }
}
