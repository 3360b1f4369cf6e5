package org.countermark.cli.student.contexts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.ByteSize;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.WorkFolder;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.InputOptions;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.cli.scan.RecordStream;
import org.countermark.cli.scan.TokenizerOption;
import org.countermark.keys.Profile;
import org.countermark.token.ContextFile;
import org.countermark.token.ContextFileBuilder;
import org.countermark.token.Response;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a file of the contexts in the provider's own answers. */
@Command(
        name = "contexts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make a file of the contexts in the provider's own answers, to which a test can be confined.",
            "",
            "Only what the model said is used, never a prompt, and never the token behind a context."
        },
        footer = {
            "",
            "Example: countermark student contexts logs.jsonl --profile profile.json --out logs.contexts",
            "The file holds no text, but whoever has it can ask whether a context that they know is in it."
        })
public final class ContextsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private InputOptions input;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profileFile;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the contexts go.")
    private Path out;

    @Mixin
    private TokenizerOption tokenizer;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "128M",
            converter = ByteSize.class,
            description = "Memory to sort in (default: ${DEFAULT-VALUE}).")
    private int memory;

    @Mixin
    private WorkFolder work;

    @Mixin
    private Threads threads;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     * @param stop asks it to stop early
     */
    public ContextsCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Path folder = terminal.resolve(work.shown(terminal));
        Profile profile = Profiles.read(terminal, profileFile);
        RecordStream stream = new RecordStream(
                terminal, stop, common.quiet(), tokenizer.lexer(terminal, profile.tokenizer()), threads.count());
        try (ContextFileBuilder builder =
                ContextFileBuilder.of(profile.contextWidth(), profile.tokenizer(), folder, memory)) {
            Optional<ReadingReport> report = stream.read(input, item -> add(item, builder));
            if (report.isEmpty()) {
                terminal.err().println("countermark: interrupted; nothing was written.");
                return ExitCode.INTERRUPTED.code();
            }
            AtomicFile.write(terminal.resolve(out), builder::write);
            summary(report.get(), ContextFile.open(terminal.resolve(out)));
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return ExitCode.DONE.code();
    }

    private static void add(RecordStream.Item item, ContextFileBuilder builder) throws IOException {
        for (Response response : item.responses()) {
            builder.add(response);
        }
    }

    private void summary(ReadingReport report, ContextFile made) {
        terminal.out()
                .println(Figures.count(made.size()) + " distinct contexts of " + made.contextWidth() + " tokens, from "
                        + Figures.count(report.records()) + " records.");
        terminal.out().println("  file     " + out);
        terminal.out().println("  SHA-256  " + made.id());
    }
}
