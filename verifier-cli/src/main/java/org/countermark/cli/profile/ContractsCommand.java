package org.countermark.cli.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.keys.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the contracts that this build reads, and explains them. */
@Command(
        name = "contracts",
        mixinStandardHelpOptions = true,
        description =
                "List the contracts (what an embedder and a detector agree on, bit for bit), or explain one: what it"
                        + " is, what must be known to read it, and its traps.")
public final class ContractsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The contract to explain.")
    private Optional<String> id = Optional.empty();

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it writes
     */
    public ContractsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (id.isEmpty()) {
            list();
            return ExitCode.DONE.code();
        }
        try {
            Contract contract = Contract.of(id.get());
            terminal.out().println(contract.id());
            terminal.out().print(ContractText.of(contract));
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return ExitCode.DONE.code();
    }

    private void list() {
        int width = Arrays.stream(Contract.values())
                .mapToInt(contract -> contract.id().length())
                .max()
                .orElseThrow();
        for (Contract contract : Contract.values()) {
            terminal.out()
                    .println(String.format(
                            Locale.ROOT, "%-" + width + "s  %s", contract.id(), ContractText.summary(contract)));
        }
        terminal.out().println();
        terminal.out().println("'countermark contracts ID' explains one.");
    }
}
