package org.countermark.cli.student.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.student.OpenTest;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentTest;
import org.countermark.token.ContextFilter;
import org.countermark.token.TokenProxy;

/**
 * A plan with all that it names: what tests are begun from.
 *
 * <p>Not a record: it holds secrets.
 */
final class StudentJob {
    private final Path shown;
    private final StudentPlan plan;
    private final Profile profile;
    private final EpochKey key;
    private final List<EpochKey> placebos;
    private final Optional<ContextFilter> contexts;
    private final Optional<TokenProxy> proxy;

    StudentJob(
            Path shown,
            StudentPlan plan,
            Profile profile,
            EpochKey key,
            List<EpochKey> placebos,
            Optional<ContextFilter> contexts,
            Optional<TokenProxy> proxy) {
        this.shown = Objects.requireNonNull(shown, "shown");
        this.plan = plan;
        this.profile = profile;
        this.key = key;
        this.placebos = List.copyOf(placebos);
        this.contexts = contexts;
        this.proxy = proxy;
    }

    StudentPlan plan() {
        return plan;
    }

    Profile profile() {
        return profile;
    }

    String label() {
        return key.label();
    }

    /** The test of the suspect. */
    StudentTest suspect() throws InputException {
        try {
            StudentTest.Setup setup = StudentTest.setup(plan, profile, key).placebos(placebos);
            contexts.ifPresent(setup::contexts);
            proxy.ifPresent(setup::proxy);
            return setup.start();
        } catch (IllegalArgumentException problem) {
            throw refused(problem);
        }
    }

    /** The test of the suspect by its probabilities. */
    OpenTest open() throws InputException {
        try {
            OpenTest.Setup setup = OpenTest.setup(plan, profile, key).placebos(placebos);
            contexts.ifPresent(setup::contexts);
            return setup.start();
        } catch (IllegalArgumentException problem) {
            throw refused(problem);
        }
    }

    private InputException refused(IllegalArgumentException problem) {
        return new InputException(
                Position.of(shown.toString()), problem.getMessage(), "A test takes what its plan names.", problem);
    }

    /** The test of a control, by the key alone. */
    CorpusTest control() {
        DetectionPlan detection = plan.detection(profile);
        CorpusTest.Setup setup = CorpusTest.setup(detection, KeyPanel.of(detection.scorer(profile, key)));
        contexts.ifPresent(setup::contexts);
        proxy.ifPresent(guess -> setup.proxy(profile.scheme(), guess));
        return setup.start();
    }
}
