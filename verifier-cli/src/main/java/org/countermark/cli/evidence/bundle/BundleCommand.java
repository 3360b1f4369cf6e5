package org.countermark.cli.evidence.bundle;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import org.countermark.cli.stix.BundleStixCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with evidence bundles. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = "Put records of runs together as evidence: where exhibits came from, who had them, a seal, a time"
                + " stamp. 'scan', 'trace' and 'student test' make records with --bundle.")
public final class BundleCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private BundleCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @return the command line
     */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new BundleCommand())
                .addSubcommand(new BundleJoinCommand(terminal))
                .addSubcommand(new BundleSealCommand(terminal))
                .addSubcommand(new BundleDigestCommand(terminal))
                .addSubcommand(new BundleLogCommand(terminal))
                .addSubcommand(new BundleRedactCommand(terminal))
                .addSubcommand(new BundleStixCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do with bundles: join, seal, digest, log, redact or stix.");
    }
}
