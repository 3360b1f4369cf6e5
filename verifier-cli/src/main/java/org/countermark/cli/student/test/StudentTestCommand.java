package org.countermark.cli.student.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.evidence.record.BundleOption;
import org.countermark.cli.evidence.record.Recorder;
import org.countermark.cli.evidence.record.Subject;
import org.countermark.cli.input.InputException;
import org.countermark.cli.prompt.PromptList;
import org.countermark.cli.scan.InputOptions;
import org.countermark.cli.scan.RecordStream;
import org.countermark.cli.scan.TokenizerOption;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.cli.student.plan.PlanFile;
import org.countermark.power.ScoreMoments;
import org.countermark.student.Controls;
import org.countermark.student.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tests a suspect model by its completions, or by its probabilities where the plan is of open mode. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Say whether a model was trained on marked text, by its completions, or where the plan is of open mode by"
                    + " rows of its probabilities, as 'student rows' writes them.",
            "",
            "They are read in the order of the files, as far as the registered plan goes."
        },
        footer = {
            "",
            "Example: countermark student test completions.jsonl --plan student-plan.json --profile profile.json"
                    + " --epoch-key 2026-11.key",
            "Exit code 0 means that the test was made, whatever the verdict."
        })
public final class StudentTestCommand implements Callable<Integer> {
    /** How a result is printed. */
    enum Format {
        TEXT,
        JSON
    }

    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private InputOptions input;

    @Mixin
    private StudentJobOptions options;

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "The registered prompts: refuse another file, and records with a prompt that is not in it.")
    private Optional<Path> promptFile = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "FILE",
            description =
                    "Completions of the plan's base model, the same before it learned: a control. In open mode, its"
                            + " rows: they are taken off the suspect's.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--human", paramLabel = "FILE", description = "A control: human text of the domain.")
    private Optional<String> human = Optional.empty();

    @Option(
            names = "--excess",
            paramLabel = "E",
            description = "What the smallest share assumes a unit of a model of marked text alone to show (default: a"
                    + " quarter of a standard deviation of an unmarked score).")
    private Optional<Double> excess = Optional.empty();

    @Mixin
    private TokenizerOption tokenizer;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the result is printed (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result to a file, which appears when whole.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private BundleOption bundle;

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
    public StudentTestCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        StudentJob job;
        Optional<Recorder> recorder;
        Optional<StudentReport> report;
        try {
            job = options.read(terminal);
            recorder = bundle.begin(terminal);
            report = test(job);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        if (report.isEmpty()) {
            terminal.err().println("countermark: interrupted; the same command begins again.");
            return ExitCode.INTERRUPTED.code();
        }
        if (recorder.isPresent()) {
            recorder.get().write(subject(job), stream -> JsonStudent.write(report.get(), stream));
        }
        print(report.get());
        return ExitCode.DONE.code();
    }

    private Subject subject(StudentJob job) throws InputException, IOException {
        String id = job.profile().tokenizer();
        return new Subject()
                .test(
                        job.profile(),
                        job.label(),
                        job.plan().commitment().hex(),
                        job.plan().toJson())
                .tokenizer(
                        id,
                        job.plan().mode() == Mode.OPEN
                                ? Optional.empty()
                                : tokenizer.lexer(terminal, id).tokenizer());
    }

    private Optional<StudentReport> test(StudentJob job) throws InputException, IOException, InterruptedException {
        String baseModel = job.plan().controls().baseModel();
        if (base.isPresent() == baseModel.equals(Controls.NONE)) {
            throw new IllegalArgumentException(
                    base.isPresent()
                            ? "The plan has no base model: leave out --base."
                            : "The plan has the base model \"" + baseModel + "\": bring what it gave with --base.");
        }
        Optional<Set<String>> prompts = Optional.empty();
        if (promptFile.isPresent()) {
            PromptList list = PromptList.read(terminal, promptFile.get());
            PlanFile.require(job.plan(), list, promptFile.get().toString());
            prompts = Optional.of(list.texts());
        }
        return job.plan().mode() == Mode.OPEN ? rows(job) : completions(job, prompts);
    }

    private Optional<StudentReport> completions(StudentJob job, Optional<Set<String>> prompts)
            throws InputException, IOException, InterruptedException {
        RecordStream stream = new RecordStream(
                terminal,
                stop,
                common.quiet(),
                tokenizer.lexer(terminal, job.profile().tokenizer()),
                threads.count());
        return new StudentRun(job, stream, prompts)
                .run(input, excess(job), base.map(input::of), human.map(input::of))
                .map(report -> report);
    }

    private Optional<StudentReport> rows(StudentJob job) throws InputException, IOException {
        if (human.isPresent() || excess.isPresent() || tokenizer.name().isPresent()) {
            throw new IllegalArgumentException(
                    "The plan is of open mode: leave out --human, --excess and --tokenizer.");
        }
        return new RowRun(terminal, stop, common.quiet(), job)
                .run(input.files(), base)
                .map(report -> report);
    }

    private double excess(StudentJob job) {
        double most = ScoreMoments.largestExcess(job.profile().scheme());
        double assumed = excess.orElse(Outlook.usualExcess(job.profile().scheme()));
        if (!(assumed > 0 && assumed < most)) {
            throw new IllegalArgumentException("--excess must be above 0 and below " + most + ", was " + assumed);
        }
        return assumed;
    }

    private void print(StudentReport report) throws IOException {
        if (out.isPresent()) {
            AtomicFile.write(terminal.resolve(out.get()), stream -> render(report, stream));
            if (!common.quiet()) {
                terminal.err().println("countermark: " + report.words() + "; the result is in " + out.get());
            }
        } else {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            render(report, bytes);
            bytes.writeTo(terminal.out());
        }
        report.alarms().forEach(alarm -> terminal.err().println("countermark: WARNING: " + alarm));
    }

    private void render(StudentReport report, OutputStream target) throws IOException {
        if (format == Format.JSON) {
            JsonStudent.write(report, target);
        } else {
            PrintStream text = new PrintStream(target, false, StandardCharsets.UTF_8);
            TextStudent.print(report, text);
            text.flush();
        }
    }
}
