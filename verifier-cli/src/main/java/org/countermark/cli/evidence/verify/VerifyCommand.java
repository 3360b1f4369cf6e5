package org.countermark.cli.evidence.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countermark.cli.BuildVersion;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Interruption;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.WorkFolder;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.evidence.TrustOptions;
import org.countermark.cli.evidence.record.FileNames;
import org.countermark.cli.input.InputException;
import org.countermark.cli.report.ReportPage;
import org.countermark.contract.VectorFile;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.BundleChecks;
import org.countermark.evidence.bundle.CheckName;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.bundle.Outcome;
import org.countermark.evidence.bundle.Software;
import org.countermark.evidence.bundle.Verification;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes every check of an evidence bundle that the files at hand allow. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Check an evidence bundle: its seal and time stamps, that its parts belong together, that files and keys at"
                    + " hand are those that it names, and that its results come out again.",
            "",
            "Every check is printed. The bundle holds when all of them pass; some may be allowed to be not possible."
        },
        footer = {
            "",
            "Example: countermark verify evidence.json corpus.jsonl --epoch-key 2026-11.key --trust-key lab.pub",
            "Exit code 0 means that the bundle holds, 1 that it does not."
        })
public final class VerifyCommand implements Callable<Integer> {
    /** How the checks are printed. */
    enum Format {
        TEXT,
        JSON
    }

    private final Terminal terminal;
    private final Stop stop;

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "The bundle.")
    private Path bundleFile;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Exhibits, and other files that the runs read; folders are searched for them. They are known by"
                            + " their content, whatever they are called.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--epoch-key",
            paramLabel = "FILE",
            description = "A key that the bundle is committed to, from 'key export-epoch'; may be repeated.")
    private List<Path> keyFiles = new ArrayList<>();

    @Mixin
    private TrustOptions trust;

    @Option(
            names = "--content-digest",
            paramLabel = "HEX",
            description = "The content digest as it was published, or handed over apart from the bundle.")
    private Optional<String> contentDigest = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "A report: it must be the page that this bundle gives, byte for byte.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--allow-missing",
            paramLabel = "CHECK",
            split = ",",
            description = "Checks that need not have been possible, with commas between, such as"
                    + " content-digest,log-proof. What is at hand is checked all the same.")
    private List<String> allowed = List.of();

    @Option(names = "--no-recompute", description = "Do not make the runs again, which takes as long as they took.")
    private boolean noRecompute;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the checks are printed (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Mixin
    private Threads threads;

    @Mixin
    private WorkFolder work;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     * @param stop is asked to stop early; runs that are made again listen by themselves
     */
    public VerifyCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Set<CheckName> mayBeMissing = mayBeMissing();
        byte[] bytes = BundleFile.bytes(terminal, bundleFile);
        Verification verification;
        Interruption interruption = Interruption.listen(stop);
        try {
            verification = BundleChecks.verify(bytes, material(bytes));
        } catch (InterruptedException interrupted) {
            terminal.err().println("countermark: interrupted: nothing was decided, and nothing is kept.");
            return ExitCode.INTERRUPTED.code();
        } finally {
            interruption.end(); // not before the folder in which runs were made again is gone
        }
        Findings findings = new Findings(bundleFile.toString(), verification, mayBeMissing);
        if (format == Format.JSON) {
            findings.writeJson(terminal.out());
        } else {
            findings.print(terminal.out());
        }
        if (!common.quiet()
                && Stream.of(CheckName.RECOMPUTATION, CheckName.REPORT)
                        .anyMatch(name -> verification.outcome(name) instanceof Outcome.Fail)) {
            sayBuilds(Bundle.parse(bytes).software());
        }
        return (findings.holds() ? ExitCode.DONE : ExitCode.NO).code();
    }

    /** Another build may say more in a result, or draw it otherwise: that is no forgery. */
    private void sayBuilds(Software software) throws IOException {
        if (!software.build().equals(BuildVersion.hash())) {
            terminal.err()
                    .println("countermark: the bundle was made by build " + Rerun.visible(software.build())
                            + ", and this is build "
                            + BuildVersion.hash()
                            + ": results and reports can differ between builds. Verify it with that"
                            + " one before you conclude anything from this.");
        }
    }

    private Set<CheckName> mayBeMissing() {
        Set<CheckName> names = EnumSet.noneOf(CheckName.class);
        for (String name : allowed) {
            names.add(Findings.check(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--allow-missing: there is no check \"" + name + "\"; there are " + Findings.allNames())));
        }
        return names;
    }

    private Material material(byte[] bytes) throws InputException, IOException, InterruptedException {
        Material material = trust.apply(Material.none(), terminal).withSelfTestDigest(VectorFile.bundledDigest());
        if (contentDigest.isPresent()) {
            try {
                material = material.withContentDigest(contentDigest.get());
            } catch (IllegalArgumentException problem) {
                throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
            }
        }
        Map<String, Path> keys = new HashMap<>();
        for (Path file : keyFiles) {
            EpochKey key = EpochKeyFile.read(terminal.resolve(file));
            material = material.withKey(key);
            keys.put(FileNames.ofKey(key.label()), terminal.resolve(file));
        }
        Bundle bundle;
        try {
            bundle = Bundle.parse(bytes);
        } catch (IllegalArgumentException unreadable) {
            return material; // which is what the first check finds
        }
        FilesAtHand atHand = FilesAtHand.of(terminal, files, bundle);
        material = atHand.into(material);
        if (report.isPresent()) {
            byte[] page = ReportPage.render(bundle);
            try (InputStream in = Files.newInputStream(terminal.resolve(report.get()))) {
                material = material.withReport(in.readNBytes(page.length + 1), page);
            }
        }
        return recomputed(material, bundle, atHand, keys);
    }

    private Material recomputed(Material material, Bundle bundle, FilesAtHand atHand, Map<String, Path> keys)
            throws IOException, InterruptedException {
        if (noRecompute) {
            return material.withoutRecomputation("nobody asked for it");
        }
        // The runs are made again in a folder of their own, from which a relative path would lead elsewhere.
        Path folder = terminal.resolve(work.shown(terminal)).toAbsolutePath();
        try {
            return material.withRecomputed(
                    new Rerun(terminal, common.quiet(), threads.count(), folder).results(bundle, atHand, keys));
        } catch (NotRepeatable problem) {
            return material.withoutRecomputation(problem.getMessage());
        }
    }
}
