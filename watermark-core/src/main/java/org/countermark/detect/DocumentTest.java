package org.countermark.detect;

import java.util.List;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.Scheme;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.TokenProxy;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;

/**
 * Tests documents one by one, each over its own distinct units.
 *
 * <p>H0 for one document: it does not depend on the key. Documents share units, so their p-values are dependent: they
 * may be corrected ({@link DocumentFamily} holds under any dependence) but never added up; a p-value for all of them
 * together is what {@link PooledTest} is for. Thread-confined.
 */
public final class DocumentTest {
    private final DetectionPlan plan;
    private final UnitScorer scorer;
    private final Statistic statistic;
    private final Selection selection;
    private final Tally tally;
    private final DistinctUnits units;

    private DocumentTest(DetectionPlan plan, UnitScorer scorer, Statistic statistic, Selection selection) {
        this.plan = plan;
        this.scorer = scorer;
        this.statistic = statistic;
        this.selection = selection;
        this.tally = new Tally(KeyPanel.of(scorer), statistic);
        this.units = DistinctUnits.of(selection, UnitSet.forDocument(0), tally);
    }

    /**
     * A test of documents.
     *
     * @param plan what was decided before
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @return the test
     */
    public static DocumentTest of(DetectionPlan plan, UnitScorer scorer) {
        return new DocumentTest(plan, scorer, new PlainStatistic(scorer.nullLaw()), Selection.of(scorer.rule()));
    }

    /**
     * A test of documents under a plan that names a proxy.
     *
     * @param plan what was decided before
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @param scheme the scheme of the plan's profile
     * @param proxy the proxy whose id the plan has
     * @return the test
     * @throws IllegalArgumentException if the plan names another proxy, or a weighing that the scheme does not have
     */
    public static DocumentTest of(DetectionPlan plan, UnitScorer scorer, Scheme scheme, TokenProxy proxy) {
        return new DocumentTest(
                plan,
                scorer,
                ProxiedStatistic.of(plan, scheme, proxy),
                Selection.of(scorer.rule()).proxy(proxy));
    }

    /**
     * The same test under another key: the tables of a weighed test are made once and shared.
     *
     * @param other scores units under the other key, in the plan's channel; owned by the new test
     * @return a test for the same thread
     * @throws IllegalArgumentException if the other scorer has another context width
     */
    public DocumentTest under(UnitScorer other) {
        if (other.contextWidth() != scorer.contextWidth()) {
            throw new IllegalArgumentException(
                    "other must have contextWidth " + scorer.contextWidth() + ", had " + other.contextWidth());
        }
        return new DocumentTest(plan, other, statistic, selection);
    }

    /**
     * Tests one document.
     *
     * @param document its responses, such as the turns of one conversation; duplicates are removed over all of them
     * @return the outcome; empty if the document has fewer distinct units than the plan asks for
     */
    public Optional<Detection> test(List<Response> document) {
        int tokens = 0;
        for (Response response : document) {
            tokens = Math.addExact(tokens, response.length());
        }
        units.restart(tokens);
        tally.restart(false);
        document.forEach(units::add);
        UnitCounts counts = units.drain();
        return counts.units() < plan.minimumUnits()
                ? Optional.empty()
                : Optional.of(Detection.of(
                        plan, scorer.nullLaw(), counts, statistic, tally.sums(), statistic.sparseWeights()));
    }

    /**
     * Tests a document that is one response.
     *
     * @param document the response
     * @return the outcome; empty if the document has fewer distinct units than the plan asks for
     */
    public Optional<Detection> test(Response document) {
        return test(List.of(document));
    }
}
