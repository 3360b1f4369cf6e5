package org.countermark.student;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DecoyKeys;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.FirstUnits;
import org.countermark.detect.KeyPanel;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.stats.LogE;
import org.countermark.token.ContextFilter;
import org.countermark.token.Response;
import org.countermark.token.TokenProxy;

/**
 * The test of a suspect model by its completions, which come in the registered order.
 *
 * <p>H0: the suspect's answers do not depend on the key. What a model copies from its prompt says nothing about what it was
 * trained on, so contexts that stood in the prompt are never scored; deduplication spans all completions; each unit belongs
 * to the first completion that has it. The e-value may be looked at after every completion. The test ends where it has
 * reached 1/alpha, not before the plan's minimum of units, or at the plan's budget. Completions that come later only serve the
 * companion p-value. For one thread. Memory: {@link CorpusTest}'s, twice, and once more for each placebo key.
 */
public final class StudentTest {
    private final StudentPlan plan;
    private final CorpusTest evidence;
    private final FirstUnits fixed;
    private final List<String> placeboLabels;
    private final List<CorpusTest> placebos = new ArrayList<>();
    private long read;
    private long withoutPrompt;
    private boolean proved;

    private StudentTest(Setup setup) {
        plan = setup.plan;
        UnitScorer key = setup.detection.scorer(setup.profile, setup.key);
        List<UnitScorer> decoys = DecoyKeys.scorers(
                setup.detection,
                setup.profile,
                setup.key.label(),
                plan.controls().decoys());
        evidence = setup.corpus(KeyPanel.of(key, decoys)).start();
        fixed = setup.corpus(KeyPanel.of(setup.detection.scorer(setup.profile, setup.key)))
                .first(plan.sample().fixedUnits());
        placeboLabels = setup.placebos.stream().map(EpochKey::label).toList();
        for (EpochKey placebo : setup.placebos) {
            placebos.add(setup.corpus(KeyPanel.of(setup.placeboScorer(placebo))).start());
        }
    }

    /**
     * Begins a test.
     *
     * @param plan the registered plan, of {@link Mode#CLOSED}
     * @param profile the profile whose digest it has
     * @param key the key that it is committed to
     * @return what to choose from
     * @throws IllegalArgumentException if mode, profile or key are others
     */
    public static Setup setup(StudentPlan plan, Profile profile, EpochKey key) {
        return new Setup(plan, profile, key);
    }

    /**
     * Reads the next completion of the registered order.
     *
     * @param completion the completion with its prompt
     * @throws IllegalStateException if the budget is spent
     */
    public void add(Response completion) {
        if (spent()) {
            throw new IllegalStateException("the budget of " + plan.sample().completions() + " completions is spent");
        }
        read++;
        fixed.add(completion);
        if (proved) {
            return;
        }
        withoutPrompt += completion.promptLength() == 0 ? 1 : 0;
        List<Response> document = List.of(completion);
        evidence.add(document);
        placebos.forEach(placebo -> placebo.add(document));
        proved = evidence.counts().units() >= plan.minimumUnits()
                && evidence.e().log10() >= -plan.alpha().log10();
    }

    private boolean spent() {
        return read == plan.sample().completions();
    }

    /**
     * Whether further completions can change nothing: the test has ended, and the companion p-value is there.
     *
     * @return true if no more are needed
     */
    public boolean done() {
        return spent() || (proved && fixed.full());
    }

    /**
     * The evidence up to now, or up to where it ended the test.
     *
     * @return the e-value; 1 before the first completion
     */
    public LogE e() {
        return evidence.e();
    }

    /**
     * Whether the test has ended, and why.
     *
     * @return the ending
     */
    public Ending ending() {
        if (proved) {
            return Ending.EVIDENCE;
        }
        if (!spent()) {
            return Ending.RUNNING;
        }
        return evidence.counts().units() < plan.minimumUnits() ? Ending.TOO_LITTLE : Ending.BUDGET;
    }

    /**
     * What the completions amount to.
     *
     * @return the outcome so far
     */
    public StudentResult result() {
        List<PlaceboControl> controls = new ArrayList<>();
        for (int i = 0; i < placebos.size(); i++) {
            CorpusResult placebo = placebos.get(i).result();
            controls.add(
                    new PlaceboControl(placeboLabels.get(i), placebo.pooled().p(), placebo.e()));
        }
        return StudentResult.of(
                plan.digest(), ending(), withoutPrompt, evidence.result(), evidence.growth(), fixedSample(), controls);
    }

    private FixedSample fixedSample() {
        if (fixed.full()) {
            return new FixedSample.Registered(fixed.result(), fixed.verdict());
        }
        long registered = plan.sample().fixedUnits();
        return spent()
                ? new FixedSample.AtBudget(fixed.result(), fixed.verdict(), registered - fixed.taken())
                : new FixedSample.Pending(fixed.taken(), registered);
    }

    /** What a test needs beside its plan and key, where the plan names it. */
    public static final class Setup {
        private final StudentPlan plan;
        private final Profile profile;
        private final EpochKey key;
        private final DetectionPlan detection;
        private List<EpochKey> placebos = List.of();
        private Optional<ContextFilter> contexts = Optional.empty();
        private Optional<TokenProxy> proxy = Optional.empty();

        private Setup(StudentPlan plan, Profile profile, EpochKey key) {
            if (plan.mode() != Mode.CLOSED) {
                throw new IllegalArgumentException(
                        "plan must have mode \"closed\", had \"" + plan.mode().id() + "\"");
            }
            this.plan = plan;
            this.profile = profile;
            this.key = key;
            this.detection = plan.detection(profile);
        }

        /**
         * Brings the keys of epochs that were not yet in use.
         *
         * @param keys the keys of the plan's placebo commitments, in their order
         * @return this setup
         */
        public Setup placebos(List<EpochKey> keys) {
            placebos = List.copyOf(keys);
            return this;
        }

        /**
         * Brings the contexts to which the plan confines the test.
         *
         * @param set the contexts whose id the plan has
         * @return this setup
         */
        public Setup contexts(ContextFilter set) {
            contexts = Optional.of(set);
            return this;
        }

        /**
         * Brings the proxy of token probability that the plan names.
         *
         * @param guess the proxy whose id the plan has
         * @return this setup
         */
        public Setup proxy(TokenProxy guess) {
            proxy = Optional.of(guess);
            return this;
        }

        /**
         * Begins the test.
         *
         * @return the test, which has read nothing
         * @throws IllegalArgumentException if what was brought is not what the plan names
         */
        public StudentTest start() {
            Registered.check(plan, profile, contexts, placebos);
            return new StudentTest(this);
        }

        private CorpusTest.Setup corpus(KeyPanel panel) {
            CorpusTest.Setup setup = CorpusTest.setup(detection, panel);
            contexts.ifPresent(setup::contexts);
            proxy.ifPresent(guess -> setup.proxy(profile.scheme(), guess));
            return setup;
        }

        private UnitScorer placeboScorer(EpochKey placebo) {
            return Registered.scorer(plan, profile, placebo);
        }
    }
}
