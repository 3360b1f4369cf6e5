package org.countermark.cli.student.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.generate.ModelOption;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.prompt.Prompt;
import org.countermark.cli.prompt.PromptList;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.countermark.keys.Profile;
import org.countermark.token.TextTokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a file of a model's own probabilities, for a test in open mode. */
@Command(
        name = "rows",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write the probabilities of a model's next tokens to a file, for a test in open mode.",
            "",
            "Of a model that runs here, at every position of the registered texts; or of answers that were collected with"
                    + " their likeliest tokens."
        },
        footer = {
            "",
            "Example: countermark student rows --model suspect.gguf --texts texts.txt --profile profile.json --out"
                    + " suspect.rows",
            "Other models: write the file with a few lines of a script, as docs/guide/student.md shows."
        })
public final class RowsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private ModelOption model;

    @Option(
            names = {"--texts", "--prompts"},
            paramLabel = "FILE",
            required = true,
            description =
                    "The registered texts, one a line: what the model reads, or what was asked for the --answers.")
    private Path texts;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Take the likeliest tokens from answers as 'student collect --logprobs' keeps them; no model"
                    + " runs.")
    private Optional<Path> answers = Optional.empty();

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profileFile;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the rows go.")
    private Path out;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "256",
            description = "The likeliest tokens of each row (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--name", paramLabel = "NAME", description = "What the model is called (default: its file).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--jsonl", description = "Write lines of JSON, not the compact binary form.")
    private boolean lines;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE",
            description = "With --answers: where the profile's tokenizer is (default: by the profile).")
    private Optional<String> tokenizer = Optional.empty();

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
    public RowsCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    /** Stops the writing of a file that will not be whole. */
    private static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Integer call() throws InputException, IOException {
        int workers = threads.count();
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1, was " + top);
        }
        Profile profile = Profiles.read(terminal, profileFile);
        PromptList list = PromptList.read(terminal, texts);
        try {
            String called = name.orElse(answers.map(Path::toString).orElse(model.name()));
            RowHead head = new RowHead(profile.tokenizer(), list.sha256(), called);
            if (answers.isPresent()) {
                fromAnswers(profile, list, head);
            } else {
                fromTexts(profile, list, head, workers);
            }
        } catch (Interrupted stopped) {
            terminal.err().println("countermark: interrupted; nothing was written.");
            return ExitCode.INTERRUPTED.code();
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return ExitCode.DONE.code();
    }

    private RowSink sink(OutputStream stream, RowHead head) throws IOException {
        return lines ? new JsonRowSink(stream, head) : new BinaryRowSink(stream, head);
    }

    private void fromTexts(Profile profile, PromptList list, RowHead head, int workers)
            throws InputException, IOException {
        LanguageModel loaded = model.load(terminal, profile, profileFile);
        for (Prompt text : list.prompts()) {
            if (text.chat()) {
                throw new InputException(
                        Position.of(texts.toString()),
                        "it holds messages of a chat, and a model reads texts here",
                        "Write one text on each line.");
            }
        }
        long[] rows = new long[1];
        AtomicFile.write(terminal.resolve(out), stream -> {
            RowSink sink = sink(stream, head);
            rows[0] = write(loaded, workers, profile.contextWidth(), list.prompts(), sink);
            sink.end();
        });
        terminal.out()
                .println(Figures.count(rows[0]) + " rows, one for each distinct context of " + profile.contextWidth()
                        + " tokens in " + Figures.count(list.count()) + " texts.");
    }

    private long write(LanguageModel loaded, int workers, int width, List<Prompt> all, RowSink sink)
            throws IOException {
        Meter meter = new Meter(terminal, common.quiet(), "rows", System::nanoTime);
        Interruption interruption = Interruption.listen(stop);
        try (Workers pool = Workers.of(workers)) {
            TextRows rows = new TextRows(loaded, pool, width, top, sink);
            for (int i = 0; i < all.size(); i++) {
                if (stop.requestedAt(rows.rows())) {
                    throw new Interrupted();
                }
                rows.add(all.get(i).text());
                meter.at((i + 1.0) / all.size(), rows.rows());
            }
            return rows.rows();
        } finally {
            interruption.end();
            meter.close();
        }
    }

    private void fromAnswers(Profile profile, PromptList list, RowHead head) throws InputException, IOException {
        TextTokenizer names = Tokenizers.of(terminal, tokenizer, profile.tokenizer());
        AnswerReading reading = new AnswerReading(terminal, answers.orElseThrow(), list);
        try {
            AtomicFile.write(
                    terminal.resolve(out), stream -> reading.to(names, profile.contextWidth(), sink(stream, head)));
        } catch (AnswerReading.Refused problem) {
            throw problem.input();
        }
        reading.print();
    }
}
