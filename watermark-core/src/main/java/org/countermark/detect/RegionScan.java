package org.countermark.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.Scheme;
import org.countermark.stats.NullLaw;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.TokenProxy;
import org.countermark.token.UnitCounts;

/**
 * Finds the marked regions of documents: which passages of a text carry the mark.
 *
 * <p>H0: no token of a stretch was chosen by the key. Every stretch of every document is a hypothesis, of any length and
 * with any bounds, and all are tested at once: under H0, the chance that any region reported in any document of the
 * family holds no marked token is at most the plan's alpha, whatever the rest of the documents is. Where the bounds of a region
 * lie is an estimate; that there is marked text between them is not. Proof: docs/statistics.md, "Regions of a document".
 *
 * <p>The units are the distinct ones of the document, at their first place in it, under either {@link UnitRule}; contexts of
 * prompts are left out. Thread-confined. Time is linear in the units, a few milliseconds for ten thousand of them;
 * memory is 16 MiB and at most 60 bytes a token.
 */
public final class RegionScan {
    /** Most generated tokens of a document that is searched at once: about a gigabyte. */
    public static final int MOST_TOKENS = 1 << 24;

    /** By how many nats a stretch may miss the level before its restarts are added up: they never bring as much. */
    private static final double SLACK = 8;

    private final DetectionPlan plan;
    private final NullLaw law;
    private final Statistic statistic;
    private final PlacedUnits units;
    private final UnitBets bets;
    private final long familyTokens;

    private RegionScan(
            DetectionPlan plan, UnitScorer scorer, Statistic statistic, Selection selection, long familyTokens) {
        if (familyTokens < 1) {
            throw new IllegalArgumentException("familyTokens must be at least 1, was " + familyTokens);
        }
        this.plan = plan;
        this.law = scorer.nullLaw();
        this.statistic = statistic;
        this.units = new PlacedUnits(scorer, selection);
        this.bets = new UnitBets(statistic, units);
        this.familyTokens = familyTokens;
    }

    /**
     * A search of documents.
     *
     * @param plan what was decided before; its alpha is the level of the whole family
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this search
     * @param familyTokens generated tokens of all documents of the family: those searched, those that will be, and those
     *     that are not searched only because they looked less suspicious; at least 1
     * @return the search
     * @throws IllegalArgumentException if familyTokens is below 1, or the plan names a proxy
     */
    public static RegionScan of(DetectionPlan plan, UnitScorer scorer, long familyTokens) {
        if (plan.weighing() != Weighing.SUM) {
            throw new IllegalArgumentException("plan must have no proxy here, had \"" + plan.proxy() + "\"");
        }
        return new RegionScan(
                plan, scorer, new PlainStatistic(scorer.nullLaw()), Selection.of(scorer.rule()), familyTokens);
    }

    /**
     * A search of documents under a plan that names a proxy: with a good one it finds passages of half the length.
     *
     * @param plan what was decided before; its alpha is the level of the whole family
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this search
     * @param familyTokens generated tokens of all documents of the family, as above
     * @param scheme the scheme of the plan's profile
     * @param proxy the proxy whose id the plan has
     * @return the search
     * @throws IllegalArgumentException if familyTokens is below 1, or the plan names another proxy, or a weighing that the
     *     scheme does not have
     */
    public static RegionScan of(
            DetectionPlan plan, UnitScorer scorer, long familyTokens, Scheme scheme, TokenProxy proxy) {
        return new RegionScan(
                plan,
                scorer,
                ProxiedStatistic.of(plan, scheme, proxy),
                Selection.of(scorer.rule()).proxy(proxy),
                familyTokens);
    }

    /**
     * Searches one document.
     *
     * @param document its responses in reading order, such as the turns of one conversation; duplicates are removed over
     *     all of them, and regions may reach from one into the next
     * @return what was found, or why the document was not searched
     * @throws IllegalArgumentException if the document has more tokens than its family
     */
    public Regions scan(List<Response> document) {
        long tokens = 0;
        for (Response response : document) {
            tokens += response.length();
        }
        if (tokens > familyTokens) {
            throw new IllegalArgumentException(
                    "document must have at most the tokens of its family, " + familyTokens + ", had " + tokens);
        }
        if (tokens > MOST_TOKENS) {
            return new Regions.TooLong(tokens, MOST_TOKENS);
        }
        UnitCounts counts = units.read(document, (int) tokens);
        if (counts.units() < plan.minimumUnits()) {
            return new Regions.NotEnoughText(counts.units(), plan.minimumUnits());
        }
        if (units.size() == 0) {
            return new Regions.Searched(counts, List.of(), 0);
        }
        bets.restart();
        double best = corrected(new Stretch(0, units.size()));
        List<Region> found = best <= plan.alpha().log10() ? search() : List.of();
        return new Regions.Searched(counts, found, best);
    }

    /**
     * Searches a document that is one response.
     *
     * @param document the response
     * @return what was found, or why the document was not searched
     * @throws IllegalArgumentException if the document has more tokens than its family
     */
    public Regions scan(Response document) {
        return scan(List.of(document));
    }

    private List<Region> search() {
        double level = StrictMath.log((double) familyTokens) - plan.alpha().log10() * StrictMath.log(10);
        double price = Math.max(1, Math.min(level - SLACK, StrictMath.log(units.size())));
        List<Stretch> likeliest = Joining.joined(bets, Segmentation.best(bets, units.size(), price));
        List<Stretch> middle = Bounds.median(bets, likeliest);
        List<Stretch> significant = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < middle.size(); i++) {
            if (significant(middle.get(i))) {
                significant.add(middle.get(i));
            } else if (significant(likeliest.get(i))) {
                significant.add(likeliest.get(i));
            } else {
                reachBack(likeliest.get(i), end).ifPresent(significant::add);
            }
            end = likeliest.get(i).to();
        }
        if (significant.isEmpty()) {
            // What is significant is the sum of many faint stretches: then the whole is what can be named.
            significant.add(new Stretch(0, units.size()));
        }
        return merged(significant).stream().map(this::region).toList();
    }

    /**
     * The shortest significant stretch with the same end, which begins at low or later: where the likeliest beginning is
     * not certain enough, earlier ones add to the evidence.
     */
    private Optional<Stretch> reachBack(Stretch stretch, int low) {
        if (!significant(new Stretch(low, stretch.to()))) {
            return Optional.empty();
        }
        int far = low;
        int near = stretch.from();
        while (near - far > 1) {
            int middle = (far + near) >>> 1;
            if (significant(new Stretch(middle, stretch.to()))) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return Optional.of(new Stretch(far, stretch.to()));
    }

    /** Joins what touches, contexts included: one passage may be marked more strongly in one part than in another. */
    private List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int last = merged.size() - 1;
            if (last >= 0 && firstToken(stretch) <= lastToken(merged.get(last)) + 1) {
                merged.set(last, new Stretch(merged.get(last).from(), stretch.to()));
            } else {
                merged.add(stretch);
            }
        }
        return merged;
    }

    private Region region(Stretch stretch) {
        long[] sums = bets.sums(stretch.from(), stretch.to());
        return new Region(
                firstToken(stretch),
                lastToken(stretch) + 1,
                statistic.score(sums, 0),
                statistic.p(sums, 0),
                corrected(stretch),
                Detection.excess(law, statistic.score(sums, 0)));
    }

    private int firstToken(Stretch stretch) {
        return Math.max(0, units.place(stretch.from()) - units.contextWidth());
    }

    private int lastToken(Stretch stretch) {
        return units.place(stretch.to() - 1);
    }

    private boolean significant(Stretch stretch) {
        return corrected(stretch) <= plan.alpha().log10();
    }

    /** log10 of familyTokens over the evidence, at most 0. */
    private double corrected(Stretch stretch) {
        double ln = StrictMath.log((double) familyTokens) - StretchEvidence.ln(bets, stretch);
        return Math.min(0, ln / StrictMath.log(10));
    }
}
