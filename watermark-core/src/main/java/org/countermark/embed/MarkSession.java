package org.countermark.embed;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.countermark.contract.Channel;

/**
 * The mark of one response: chooses its tokens one after another.
 *
 * <p>The plain way is {@link #next(float[], Sampling)} for each token. An engine that drafts, or that owns several rows
 * of one response, uses {@link #propose(float[], Sampling, int[], int) propose} for the token after a draft, {@link
 * #accept} for what it keeps, and {@link #takeBack} for what it regrets. Whether a token is marked depends on the tokens
 * before it only, so every way to the same tokens leads to the same marks.
 *
 * <p>The first contextWidth tokens are sampled the ordinary way, and so is every token whose context was already seen in
 * the response, because a word must not decide twice. The prompt is no part of the response: never accept its tokens.
 *
 * <p>Thread-confined, but may move between threads with the usual care. Allocates nothing in steady state beyond the
 * growth of the response. Cost of a step: docs/results/performance.md.
 */
public final class MarkSession {
    private static final int[] NO_DRAFT = {};

    private final Watermark mark;
    private final long payload;
    private final RandomGenerator random;
    private final int width;
    private final boolean marksGreedy;
    private final History history;
    private final Proposals proposals = new Proposals();
    private int[] tail = new int[32];
    private boolean optedOut;

    /** Tokens and offset in which {@link #classify} left the context. */
    private int[] contextTokens = NO_DRAFT;

    private int contextFrom;

    MarkSession(Watermark mark, long payload, RandomGenerator random) {
        if (payload < 0 || payload > Channel.MAX_PAYLOAD) {
            throw new IllegalArgumentException("payload must be in 0..4294967295, was " + payload);
        }
        this.mark = mark;
        this.payload = payload;
        this.random = Objects.requireNonNull(random, "random");
        width = mark.profile().contextWidth();
        marksGreedy = StepEngine.marksGreedy(mark.profile().scheme());
        history = new History(width);
    }

    static MarkSession restore(Watermark mark, SessionSnapshot snapshot, RandomGenerator random) {
        snapshot.checkProfile(mark.profileDigest());
        MarkSession session = new MarkSession(mark, snapshot.payload(), random);
        snapshot.replay(session.width, session::replay);
        session.optedOut = snapshot.optedOut();
        return session;
    }

    /** Scores are not in a snapshot, since they tell about the key; they are computed again. */
    private void replay(int token, Outcome outcome) {
        int score = 0;
        if (outcome == Outcome.MARKED) {
            StepEngine engine = mark.engine();
            engine.context(history.tokens(), history.length() - width, payload);
            score = engine.score(token);
        }
        history.append(token, outcome, score);
    }

    /**
     * Chooses the next token and accepts it.
     *
     * @param logits raw, one for each token of the vocabulary: finite, or −∞ for a token that must not be chosen (a
     *     grammar's mask). Not changed
     * @param sampling settings that give the final distribution
     * @return the token
     * @throws IllegalArgumentException if a logit is NaN or +∞, or all are −∞
     */
    public int next(float[] logits, Sampling sampling) {
        return acceptProposed(propose(logits, sampling, NO_DRAFT, 0));
    }

    /**
     * Chooses the next token among candidates of the caller's own top-k and accepts it.
     *
     * @param ids distinct tokens, at least 0
     * @param probabilities of the final distribution, up to a common factor: finite, at least 0, not all 0
     * @param count number of candidates, at least 1
     * @return the token
     * @throws IllegalArgumentException if an id or a probability is out of range
     */
    public int next(int[] ids, double[] probabilities, int count) {
        return acceptProposed(propose(ids, probabilities, count, NO_DRAFT, 0));
    }

    /**
     * Chooses the next token among candidates in single precision; see {@link #next(int[], double[], int)}.
     *
     * @param ids distinct tokens, at least 0
     * @param probabilities of the final distribution, up to a common factor: finite, at least 0, not all 0
     * @param count number of candidates, at least 1
     * @return the token
     * @throws IllegalArgumentException if an id or a probability is out of range
     */
    public int next(int[] ids, float[] probabilities, int count) {
        mark.engine().candidates().set(ids, probabilities, count);
        return acceptProposed(proposeCandidate(NO_DRAFT, 0));
    }

    private int acceptProposed(int token) {
        tail[0] = token;
        accept(tail, 1);
        return token;
    }

    /**
     * Chooses the token that would follow a draft, without accepting anything.
     *
     * @param logits as for {@link #next(float[], Sampling)}
     * @param sampling settings that give the final distribution
     * @param draft tokens supposed to follow the accepted ones
     * @param draftCount how many, 0..draft.length
     * @return the token for the place after the draft
     * @throws IllegalArgumentException if a logit is NaN or +∞, or all are −∞
     */
    public int propose(float[] logits, Sampling sampling, int[] draft, int draftCount) {
        Outcome outcome = classify(sampling.isGreedy(), draft, draftCount);
        StepEngine engine = mark.engine();
        if (outcome != Outcome.MARKED) {
            return remember(engine.plain(logits, logits.length, sampling, random), outcome, 0, draft, draftCount);
        }
        engine.context(contextTokens, contextFrom, payload);
        int token = engine.marked(logits, logits.length, sampling, random);
        return remember(token, outcome, engine.score(token), draft, draftCount);
    }

    /**
     * Chooses among candidates the token that would follow a draft, without accepting anything.
     *
     * @param ids as for {@link #next(int[], double[], int)}
     * @param probabilities as there
     * @param count number of candidates, at least 1
     * @param draft tokens supposed to follow the accepted ones
     * @param draftCount how many, 0..draft.length
     * @return the token for the place after the draft
     * @throws IllegalArgumentException if an id or a probability is out of range
     */
    public int propose(int[] ids, double[] probabilities, int count, int[] draft, int draftCount) {
        mark.engine().candidates().set(ids, probabilities, count);
        return proposeCandidate(draft, draftCount);
    }

    private int proposeCandidate(int[] draft, int draftCount) {
        Outcome outcome = classify(false, draft, draftCount);
        StepEngine engine = mark.engine();
        if (outcome != Outcome.MARKED) {
            return remember(engine.plainCandidate(random), outcome, 0, draft, draftCount);
        }
        engine.context(contextTokens, contextFrom, payload);
        int token = engine.markedCandidate(random);
        return remember(token, outcome, engine.score(token), draft, draftCount);
    }

    private int remember(int token, Outcome outcome, int score, int[] draft, int draftCount) {
        proposals.put(draftCount, Proposals.prefix(draft, draftCount), token, outcome, score);
        return token;
    }

    /** What becomes of the token after the draft; if it is to be marked, its context is in {@code contextTokens}. */
    private Outcome classify(boolean greedy, int[] draft, int draftCount) {
        Objects.checkFromIndexSize(0, draftCount, draft.length);
        int length = history.length();
        int position = length + draftCount;
        if (position < width) {
            return Outcome.PLAIN_START;
        } else if (optedOut) {
            return Outcome.PLAIN_OPTED_OUT;
        } else if (greedy && !marksGreedy) {
            return Outcome.PLAIN_GREEDY;
        }
        int kept = Math.min(width, length);
        contextTokens = history.tokens();
        contextFrom = position - width;
        if (draftCount > 0) {
            joinTail(kept, draft, draftCount);
            contextTokens = tail;
            contextFrom = kept + draftCount - width;
        }
        long hash = SeenContexts.hash(contextTokens, contextFrom, width);
        boolean repeated = history.hasSeen(hash);
        // The contexts inside the draft: those of its own tokens.
        for (int from = kept - width; from < kept + draftCount - width; from++) {
            repeated |= from >= 0 && SeenContexts.hash(tail, from, width) == hash;
        }
        return repeated ? Outcome.PLAIN_REPEATED : Outcome.MARKED;
    }

    /** Puts the last accepted tokens and the draft next to each other. */
    private void joinTail(int kept, int[] draft, int draftCount) {
        if (tail.length < kept + draftCount) {
            tail = new int[2 * (kept + draftCount)];
        }
        System.arraycopy(history.tokens(), history.length() - kept, tail, 0, kept);
        System.arraycopy(draft, 0, tail, kept, draftCount);
    }

    /**
     * Takes tokens into the response. Each is counted as what it was proposed as; one that was not proposed for its place
     * after the same tokens counts as {@link Outcome#FORCED}.
     *
     * @param tokens generated tokens, at least 0
     * @param count how many, 0..tokens.length
     * @throws IllegalArgumentException if a token is negative; then none is accepted
     */
    public void accept(int[] tokens, int count) {
        Objects.checkFromIndexSize(0, count, tokens.length);
        for (int i = 0; i < count; i++) {
            if (tokens[i] < 0) {
                throw new IllegalArgumentException("tokens must be at least 0, was " + tokens[i] + " at index " + i);
            }
        }
        for (int i = 0; i < count; i++) {
            Outcome outcome = history.length() < width ? Outcome.PLAIN_START : proposals.outcome(tokens, i);
            history.append(tokens[i], outcome, outcome == Outcome.MARKED ? proposals.score(i) : 0);
        }
        proposals.clear();
    }

    /**
     * Removes the last accepted tokens from the response, as if they had never been accepted.
     *
     * @param count how many, 0..{@link #length}
     */
    public void takeBack(int count) {
        if (count < 0 || count > history.length()) {
            throw new IllegalArgumentException("count must be in 0.." + history.length() + ", was " + count);
        }
        for (int i = 0; i < count; i++) {
            history.takeBack();
        }
        proposals.clear();
    }

    /** Stops marking until {@link #optIn}: for text that must come out as the model alone would write it. */
    public void optOut() {
        optedOut = true;
    }

    /** Goes on marking after {@link #optOut}. */
    public void optIn() {
        optedOut = false;
    }

    /**
     * Number of accepted tokens.
     *
     * @return at least 0
     */
    public int length() {
        return history.length();
    }

    /**
     * The accepted tokens.
     *
     * @return a copy, oldest first
     */
    public int[] tokens() {
        return Arrays.copyOf(history.tokens(), history.length());
    }

    /**
     * Why an accepted token is marked or not.
     *
     * @param position 0..{@link #length}−1
     * @return the outcome
     */
    public Outcome outcome(int position) {
        return history.outcome(Objects.checkIndex(position, history.length()));
    }

    /**
     * Counts the accepted tokens by outcome.
     *
     * @return the counts
     */
    public Audit audit() {
        return history.audit();
    }

    /**
     * The evidence in the response so far, a metric to export. Cost: one tail of the null law.
     *
     * @return what the marked tokens attained
     */
    public Detectability detectability() {
        return Detectability.of(history.marked(), mark.profile().scheme().nullLaw());
    }

    /**
     * Everything that another machine needs to go on with the response, except key and randomness. Proposals that were
     * not accepted are not part of it.
     *
     * @return an immutable copy
     */
    public SessionSnapshot snapshot() {
        return SessionSnapshot.take(mark.profileDigest(), payload, optedOut, history);
    }
}
