package org.countermark.cli;

import org.countermark.cli.calibrate.CalibrateCommand;
import org.countermark.cli.demo.DemoCommand;
import org.countermark.cli.evidence.SealKeyCommand;
import org.countermark.cli.evidence.bundle.BundleCommand;
import org.countermark.cli.evidence.verify.VerifyCommand;
import org.countermark.cli.generate.GenerateCommand;
import org.countermark.cli.key.KeyCommand;
import org.countermark.cli.plan.PlanCommand;
import org.countermark.cli.profile.ContractsCommand;
import org.countermark.cli.profile.ProfileCommand;
import org.countermark.cli.registry.RegistryCommand;
import org.countermark.cli.report.ReportCommand;
import org.countermark.cli.scan.ScanCommand;
import org.countermark.cli.selftest.SelftestCommand;
import org.countermark.cli.student.StudentCommand;
import org.countermark.cli.trace.TraceCommand;
import picocli.CommandLine;

/** The list of commands, made by hand so that a reader can follow every call. */
public final class Commands {
    private Commands() {}

    /**
     * All commands.
     *
     * @param terminal where they read and write
     * @param stop asks them to stop early
     * @return the command line, not yet parsed
     */
    public static CommandLine line(Terminal terminal, Stop stop) {
        return new CommandLine(new Countermark())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand("scan", new ScanCommand(terminal, stop))
                .addSubcommand("trace", new TraceCommand(terminal, stop))
                .addSubcommand("student", StudentCommand.line(terminal, stop))
                .addSubcommand("bundle", BundleCommand.line(terminal))
                .addSubcommand(new VerifyCommand(terminal, stop))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new CalibrateCommand(terminal, stop))
                .addSubcommand(new GenerateCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new SelftestCommand(terminal))
                .addSubcommand("key", KeyCommand.line(terminal))
                .addSubcommand("seal-key", SealKeyCommand.line(terminal))
                .addSubcommand("profile", ProfileCommand.line(terminal))
                .addSubcommand("registry", RegistryCommand.line(terminal))
                .addSubcommand(new ContractsCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
