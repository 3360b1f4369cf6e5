package org.countermark.cli.profile;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.contract.CountermarkV1;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the contracts that this build reads and writes. */
@Command(
        name = "contracts",
        mixinStandardHelpOptions = true,
        description = "List the contracts (what an embedder and a detector agree on, bit for bit) and their schemes.")
public final class ContractsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    Common common;

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
        terminal.out().print(CountermarkV1.ID + """
                  the native contract: marks and detects; docs/spec/native-contract.md

                A profile of it says:
                  scheme        gumbel      one token wins by keyed noise; quality is untouched; strongest
                                tournament  layers of keyed coin flips; quality is untouched; --depth
                                green-list  keyed share of the vocabulary is favoured; --gamma
                  contextWidth  1..16: how many generated tokens a token's word depends on; wide ones repeat
                                less, narrow ones survive edits better; 4 is usual
                  tokenizer     the vocabulary that ids belong to
                  traceShare    0..65536: share of the contexts that carry an account's payload
                """);
        return ExitCode.DONE.code();
    }
}
