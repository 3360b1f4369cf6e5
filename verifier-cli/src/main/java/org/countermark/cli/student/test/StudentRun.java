package org.countermark.cli.student.test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countermark.cli.input.InputException;
import org.countermark.cli.scan.InputOptions;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.cli.scan.RecordStream;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.detect.CorpusTest;
import org.countermark.student.StudentResult;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;

/** Runs a test and its controls over what is read. For one run. */
final class StudentRun {
    private static final Response NOTHING = Response.of(new int[0]);

    private final StudentJob job;
    private final RecordStream stream;
    private final Optional<Set<String>> prompts;
    private long beyond;
    private long askedOf;

    StudentRun(StudentJob job, RecordStream stream, Optional<Set<String>> prompts) {
        this.job = job;
        this.stream = stream;
        this.prompts = prompts;
    }

    /** The report; empty when it was interrupted. */
    Optional<CompletionReport> run(
            InputOptions input, double excess, Optional<InputOptions> base, Optional<InputOptions> human)
            throws InputException, IOException, InterruptedException {
        StudentTest test = job.suspect();
        Optional<ReadingReport> reading = stream.read(input, item -> take(item, test));
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Optional<ControlText> baseText = base.isEmpty() ? Optional.empty() : control(base.get());
        Optional<ControlText> humanText = human.isEmpty() ? Optional.empty() : control(human.get());
        if (base.isPresent() != baseText.isPresent() || human.isPresent() != humanText.isPresent()) {
            return Optional.empty();
        }
        StudentResult result = test.result();
        return Optional.of(new CompletionReport(
                job.plan(),
                job.label(),
                result,
                beyond,
                askedOf,
                outlook(result, excess),
                baseText,
                humanText,
                reading.get()));
    }

    private void take(RecordStream.Item item, StudentTest test) throws InputException {
        if (prompts.isPresent() && item.asked().isPresent()) {
            if (!prompts.get().contains(item.asked().get())) {
                throw new InputException(
                        item.position(),
                        "its prompt is none of the plan's",
                        "Leave out --prompts if the records hold prompts in another form.");
            }
            askedOf++;
        }
        // A record in which the model said nothing was asked for all the same.
        for (Response response : item.responses().isEmpty() ? List.of(NOTHING) : item.responses()) {
            if (test.done()) {
                beyond++;
            } else {
                test.add(response);
            }
        }
    }

    private Optional<ControlText> control(InputOptions input) throws InputException, IOException, InterruptedException {
        CorpusTest test = job.control();
        return stream.read(input, item -> test.add(item.responses()))
                .map(reading -> new ControlText(test.result(), reading));
    }

    /** Of the whole budget, at the rate of scored units that was met so far. */
    private Outlook outlook(StudentResult result, double excess) {
        long units = result.score().n();
        long tokens = result.counts().tokens();
        long budget = job.plan().sample().completions();
        double rate = result.completions() == 0 ? 0 : units / (double) result.completions();
        return Outlook.of(
                job.plan(),
                job.profile().scheme(),
                excess,
                budget,
                Math.round(rate * budget),
                tokens == 0 ? 0 : units / (double) tokens);
    }
}
