package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.PatternScorer;
import org.countermark.corpora.edit.TokenEdits;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistributions;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The theorem of docs/statistics.md, "Tracing an account", on real keys: payloads that had no part in a text reach the
 * critical sums of its lists as often as the levels say, whatever the text is; and what the theorem leaves out does fail.
 *
 * <p>The payloads of a trial are linearly independent, so that their tests are independent of each other: limits are exact.
 * Odds of failing for a random seed: 1e-10 at each level and side, so at most 8e-10 an assertion.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InnocentTest {
    private static final int WIDTH = 4;
    private static final int LENGTH = 300;
    private static final int BITS = 22;
    private static final int TRIALS = 150;
    private static final double ODDS = 1e-10;
    private static final List<Scheme> SCHEMES =
            List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384));
    private static final SimulatedStream STREAM = SimulatedStream.of(TokenDistributions.zipf(32, 1));

    private final List<int[]> debates = some(NullCorpora::europarl, 7);
    private final List<int[]> code = some(NullCorpora::sources, 3);

    private static List<int[]> some(Supplier<Stream<Document>> corpus, int every) {
        try (Stream<Document> documents = corpus.get()) {
            List<Document> all = documents.toList();
            Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
            return IntStream.range(0, TRIALS)
                    .mapToObj(i ->
                            encoding.encodeOrdinary(all.get(i * every).text()).toArray())
                    .map(tokens -> Arrays.copyOf(tokens, Math.min(tokens.length, 2 * LENGTH)))
                    .toList();
        }
    }

    /** Makes a text out of the accounts that a trial has, the first of its payloads. */
    @FunctionalInterface
    private interface Maker {
        List<int[]> text(Watermark mark, int[] payloads, int trial, SplittableRandom random);
    }

    private static Profile profile(int trial) {
        return new Profile(SCHEMES.get(trial % 3), WIDTH, Tokens.TOKENIZER, trial % 2 == 0 ? 65536 : 32768);
    }

    private static EpochKey key(SplittableRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of("innocents", secret);
    }

    /** None is the XOR of others. */
    private static int[] payloads(SplittableRandom random) {
        return IntStream.range(0, BITS)
                .map(bit -> 1 << bit | random.nextInt(1 << bit))
                .toArray();
    }

    /** The units as the library finds them: the first token of each distinct context of the whole text. */
    private static TracedRows rows(List<int[]> text, PatternScorer scorer) {
        int room = text.stream().mapToInt(tokens -> tokens.length).sum();
        int[] contexts = new int[WIDTH * room];
        int[] tokens = new int[room];
        int[] size = {0};
        DistinctUnits units = DistinctUnits.of(
                Selection.of(WIDTH).ofContexts(), UnitSet.forCorpus(), (more, following, levels, count) -> {
                    System.arraycopy(more, 0, contexts, WIDTH * size[0], WIDTH * count);
                    System.arraycopy(following, 0, tokens, size[0], count);
                    size[0] += count;
                });
        text.forEach(response -> units.add(Response.of(response)));
        units.drain();
        return TracedRows.of(contexts, tokens, size[0], scorer);
    }

    /** Tests of three schemes and two shares of the trace channel; those of the Gumbel scheme, which has no steps, apart. */
    private static Sizes[] innocents(int authors, long seed, Maker maker) {
        Sizes[] sizes = {Sizes.EMPTY, Sizes.EMPTY};
        for (int trial = 0; trial < TRIALS; trial++) {
            SplittableRandom random = new SplittableRandom(seed + trial);
            Profile profile = profile(trial);
            EpochKey key = key(random);
            int[] payloads = payloads(random);
            List<int[]> text = maker.text(Watermark.of(profile, key), payloads, trial, random);
            Sizes tested = rows(text, CountermarkV1.patterns(profile, key)).sizes(payloads, authors);
            sizes[trial % 3 == 0 ? 0 : 1] = sizes[trial % 3 == 0 ? 0 : 1].plus(tested);
        }
        return sizes;
    }

    @Test
    void innocentsAreAccusedAsOftenAsTheLevelSays() {
        Maker[] makers = {
            (mark, payloads, trial, random) -> List.of(debates.get(trial)),
            (mark, payloads, trial, random) -> List.of(code.get(trial)),
            (mark, payloads, trial, random) -> List.of(STREAM.marked(mark, payloads[0], LENGTH, random)),
            // Three members of a cohort; their former payloads are among the innocent.
            (mark, payloads, trial, random) -> Stream.generate(
                            () -> STREAM.marked(mark, payloads[0], LENGTH / 3, random))
                    .limit(3)
                    .toList(),
            (mark, payloads, trial, random) -> List.of(TokenEdits.substitute(0.2, SimulatedStream.VOCABULARY_SIZE)
                    .apply(STREAM.marked(mark, payloads[0], LENGTH, random), random)),
            (mark, payloads, trial, random) ->
                    List.of(TokenEdits.delete(0.2).apply(STREAM.marked(mark, payloads[0], LENGTH, random), random)),
            (mark, payloads, trial, random) ->
                    List.of(TokenEdits.spliceInto(STREAM.marked(mark, payloads[0], LENGTH / 2, random), 5)
                            .apply(STREAM.marked(mark, payloads[1], LENGTH / 2, random), random)),
            // A file that its author repeats, with two other tokens as likely as it at each place.
            (mark, payloads, trial, random) -> {
                MarkSession session = mark.session(payloads[0], random);
                int[] file = Arrays.copyOf(code.get(trial), LENGTH / 2);
                for (int at = 0; at < 3 * file.length; at++) {
                    int token = file[at % file.length];
                    session.next(new int[] {token, token + 1, token + 2}, new double[] {0.8, 0.1, 0.1}, 3);
                }
                return List.of(session.tokens());
            },
        };
        Sizes smooth = Sizes.EMPTY;
        for (int kind = 0; kind < makers.length; kind++) {
            Sizes[] sizes = innocents(2, 20261121 + 1000L * kind, makers[kind]);
            smooth = smooth.plus(sizes[0]);
            Sizes all = sizes[0].plus(sizes[1]);
            int number = kind;
            assertTrue(all.superUniform(ODDS), () -> "text " + number + ": " + all);
        }
        Sizes gumbel = smooth;
        System.out.println("innocents, Gumbel scores: " + gumbel);
        assertTrue(gumbel.trials() > 7000 && gumbel.uniform(ODDS), gumbel::toString);
    }

    /** Counting a context twice as if it were two draws accuses innocents: with odds of 1e-9 at most it would not show. */
    @Test
    void countingContextsTwiceWouldAccuseInnocents() {
        Sizes sizes = Sizes.EMPTY;
        for (int trial = 0; trial < TRIALS; trial++) {
            SplittableRandom random = new SplittableRandom(20261122 + trial);
            Profile profile = profile(0);
            EpochKey key = key(random);
            sizes = sizes.plus(rows(List.of(debates.get(trial)), CountermarkV1.patterns(profile, key))
                    .twice()
                    .sizes(payloads(random), 0));
        }
        // Of 3,300 tests at the level 1e-2 about 165 reject, as normal sums do 2.33/√2 deviations out, and not 33.
        assertFalse(sizes.superUniform(ODDS), sizes::toString);
    }

    /**
     * All payloads share 26 of the 30 layers of a tournament: in marked text each of them is detected. Odds of failing: an
     * innocent's sum lies some fourteen deviations above that of unmarked text, and 1e-4 takes 3.7.
     */
    @Test
    void detectionIsNoAccusation() {
        SplittableRandom random = new SplittableRandom(20261124);
        Profile profile = profile(4);
        EpochKey key = key(random);
        int[] payloads = payloads(random);
        PatternScorer scorer = CountermarkV1.patterns(profile, key);
        TracedRows rows =
                rows(List.of(STREAM.marked(Watermark.of(profile, key), payloads[0], 5 * LENGTH, random)), scorer);
        double weakest = Arrays.stream(payloads)
                .mapToDouble(payload -> rows.ordinaryLog10(payload, scorer.nullLaw()))
                .max()
                .orElseThrow();
        System.out.println("weakest detection of 22 payloads in marked text: " + weakest);
        assertTrue(weakest < -4, "weakest detection " + weakest);
        Sizes accused = rows.sizes(payloads, 1);
        // Four of 21 at 1e-4 have odds of 6e-13.
        assertTrue(accused.rejections().get(3) < 4, accused::toString);
    }

    /**
     * Somebody who sees the words of two accounts in every context, and takes the best of eight tokens for both, makes nobody
     * else look guilty. With three accounts one payload is out of luck, their XOR, and nobody else.
     */
    @Test
    void onlyAnXorOfThreeCanBeFramed() {
        for (int accounts = 2; accounts <= 3; accounts++) {
            Sizes sizes = Sizes.EMPTY;
            Sizes xor = Sizes.EMPTY;
            for (int trial = 0; trial < TRIALS; trial++) {
                SplittableRandom random = new SplittableRandom(20261123 + 1000L * accounts + trial);
                PatternScorer scorer = CountermarkV1.patterns(profile(0), key(random));
                int[] payloads = payloads(random);
                int framed = payloads[0] ^ payloads[1] ^ (accounts == 3 ? payloads[2] : 0);
                TracedRows rows = chosen(scorer, Arrays.copyOf(payloads, accounts), accounts == 3 ? framed : 0, random);
                sizes = sizes.plus(rows.sizes(payloads, accounts));
                xor = xor.plus(rows.sizes(new int[] {framed}, 0));
            }
            assertTrue(sizes.superUniform(ODDS), sizes::toString);
            // Framed on 100 contexts, where the best of eight scores lies two deviations up: every time. Each of two's
            // XOR
            // is one more innocent.
            boolean every = xor.rejections().get(3) == TRIALS;
            assertTrue(accounts == 3 ? every : xor.superUniform(ODDS), xor::toString);
        }
    }

    /** In each of 100 contexts the one of eight tokens that is best for the accounts, or for one that they can compute. */
    private static TracedRows chosen(PatternScorer scorer, int[] accounts, int framed, SplittableRandom random) {
        int units = 100;
        int[] contexts = random.ints((long) WIDTH * units, 0, 1 << 20).toArray();
        int[] best = new int[units];
        long[] most = new long[units];
        Arrays.fill(most, -1);
        for (int token = 0; token < 8; token++) {
            int[] tokens = new int[units];
            Arrays.fill(tokens, token);
            TracedRows rows = TracedRows.of(contexts, tokens, units, scorer);
            for (int i = 0; i < units; i++) {
                int unit = i;
                long score = (framed == 0 ? Arrays.stream(accounts) : IntStream.of(framed))
                        .mapToLong(payload -> rows.score(unit, payload))
                        .sum();
                if (score > most[i]) {
                    most[i] = score;
                    best[i] = token;
                }
            }
        }
        return TracedRows.of(contexts, best, units, scorer);
    }
}
