package org.countermark.cli.student.collect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.prompt.Prompt;
import org.countermark.cli.prompt.PromptList;
import org.countermark.cli.student.plan.PlanFile;
import org.countermark.student.StudentPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a suspect model, and keeps every response. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Ask a suspect model, and keep every response in a log. The same command goes on where it stopped.")
public final class CollectCommand implements Callable<Integer> {
    private static final String LOG = ".log";

    private final Terminal terminal;
    private final Stop stop;
    private final RandomGenerator random;

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "A prompt on each line: text, or JSON objects with \"prompt\" or \"messages\".")
    private Optional<Path> promptFile = Optional.empty();

    @Mixin
    private SuspectOptions suspect;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "The registered plan: its prompts, its budget of completions and its tokens are asked for.")
    private Optional<Path> planFile = Optional.empty();

    @Option(names = "--samples", paramLabel = "N", description = "Answers to each prompt (default: 1).")
    private Optional<Integer> samples = Optional.empty();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            description = "Requests under way at a time (default: ${DEFAULT-VALUE}).")
    private int concurrency = 4;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            converter = Rate.class,
            description = "Requests a second at most; also written 90/min or 1000/h (default: no limit).")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often a question is asked again that got no answer (default: ${DEFAULT-VALUE}).")
    private int retries = 5;

    @Option(
            names = "--backoff",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Wait before the first of them; doubles up to a minute (default: ${DEFAULT-VALUE}).")
    private double backoff = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "completions.jsonl",
            description = "The answers as JSONL; the log stands beside it as FILE.log (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("completions.jsonl");

    @Option(names = "--export", description = "Ask nothing; write the answers in the log to --out again.")
    private boolean export;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     * @param stop asks it to stop early
     * @param random spreads the waits between retries
     */
    public CollectCommand(Terminal terminal, Stop stop, RandomGenerator random) {
        this.terminal = terminal;
        this.stop = stop;
        this.random = random;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        if (export) {
            return export();
        }
        try {
            check();
            return collect();
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private void check() {
        suspect.check();
        require(promptFile.isPresent(), "Name the prompts with --prompts.");
        require(
                samples.isEmpty() || planFile.isEmpty(),
                "The plan says how many answers there are: leave out --samples.");
        require(samples.orElse(1) >= 1, "--samples must be at least 1");
        require(concurrency >= 1 && concurrency <= 1024, "--concurrency must be in 1..1024");
        require(retries >= 0 && retries <= 100, "--retries must be in 0..100");
        require(backoff > 0 && backoff <= 60, "--backoff must be above 0 and at most 60");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private int collect() throws InputException, IOException, InterruptedException {
        Path shownPrompts = promptFile.orElseThrow();
        Optional<StudentPlan> plan =
                planFile.isEmpty() ? Optional.empty() : Optional.of(PlanFile.read(terminal, planFile.get()));
        PromptList prompts = PromptList.read(terminal, shownPrompts);
        requireAnswerable(prompts, shownPrompts.toString());
        if (plan.isPresent()) {
            PlanFile.require(plan.get(), prompts, shownPrompts.toString());
            int planned = plan.get().sample().tokensEach();
            require(suspect.maxTokens.orElse(planned) == planned, "--max-tokens must be the plan's, " + planned);
        }
        RequestForm form =
                suspect.form(plan.map(registered -> registered.sample().tokensEach()));
        int count = plan.map(registered -> registered.sample().completions())
                .orElseGet(() -> Math.multiplyExact(prompts.count(), samples.orElse(1)));
        Questions questions = new Questions(prompts.prompts(), form, count);
        Suspect opened = suspect.open(terminal);
        remark(suspect.isExposed(), "the key travels unencrypted to " + suspect.name() + ".");
        Interruption interruption = Interruption.listen(stop);
        Answers before = new Answers(questions::indexOf, form.api());
        String digest = plan.map(StudentPlan::digest).orElse("");
        try (AnswerLog log = AnswerLog.open(
                terminal.resolve(logFile()),
                logFile().toString(),
                Settings.of(suspect.name(), form, prompts, digest, Instant.now()),
                before)) {
            remark(log.cut() > 0, "the last " + log.cut() + " bytes of the log were a torn record, and are cut off.");
            remark(!log.fresh(), before.count() + " of " + count + " questions have an answer already.");
            Collector.Outcome outcome = ask(new Collector(
                    opened,
                    questions,
                    log,
                    before,
                    new Pace(rate.orElse(Double.POSITIVE_INFINITY)),
                    new Backoff(Duration.ofNanos((long) (backoff * 1e9)), random),
                    retries));
            Answers after = new Answers(questions::indexOf, form.api());
            LogScan ignored = LogScan.of(log.channel(), logFile().toString(), after);
            write(new Export(after, log.reader(), form.api()));
            return end(new Summary(after, count, outcome));
        } finally {
            interruption.end();
        }
    }

    private void requireAnswerable(PromptList prompts, String shown) throws InputException {
        if (suspect.api() != Api.CHAT && prompts.prompts().stream().anyMatch(Prompt::chat)) {
            throw new InputException(
                    Position.of(shown),
                    "there are messages of a chat in it",
                    "Only a chat endpoint can be asked these.");
        }
    }

    private Collector.Outcome ask(Collector collector) throws IOException, InterruptedException {
        Meter meter = new Meter(terminal, common.quiet(), "answers", System::nanoTime);
        try {
            return collector.run(concurrency, stop, meter);
        } finally {
            meter.close();
        }
    }

    private int end(Summary summary) throws InputException {
        terminal.out().print(summary.text());
        terminal.out().println("answers            " + out + "; log " + logFile());
        if (summary.isComplete()) {
            return ExitCode.DONE.code();
        }
        if (summary.problem().isPresent()) {
            throw new InputException(
                    Position.of(suspect.name()),
                    summary.problem().get(),
                    "The same command goes on with the " + summary.missing() + " questions that have no answer.");
        }
        remark(true, "stopped; the same command goes on.");
        return ExitCode.INTERRUPTED.code();
    }

    private int export() throws InputException, IOException {
        Path file = terminal.resolve(logFile());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LogReader reader = new LogReader(channel);
            LogHead head = LogHead.of(reader, logFile().toString());
            Answers answers = new Answers(response -> Questions.index(response, head.prompts()), head.api());
            LogScan ignored = LogScan.of(channel, logFile().toString(), answers);
            write(new Export(answers, reader, head.api()));
            terminal.out().println(answers.count() + " answers in " + out);
        }
        return ExitCode.DONE.code();
    }

    private void write(Export answers) throws IOException {
        AtomicFile.write(terminal.resolve(out), answers::writeTo);
    }

    private Path logFile() {
        return out.resolveSibling(out.getFileName() + LOG);
    }

    private void remark(boolean when, String text) {
        if (when && !common.quiet()) {
            terminal.err().println("countermark: " + text);
        }
    }
}
