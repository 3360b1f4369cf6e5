package org.countermark.embed;

import java.util.random.RandomGenerator;
import org.countermark.contract.StepWords;
import org.countermark.scheme.Choice;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.Keystream;
import org.countermark.scheme.LogitMaxima;
import org.countermark.scheme.PlainChoice;
import org.countermark.scheme.Scheme;

/** What one thread needs to choose a token, marked or not: ciphers and scratch space, shared by all its sessions. */
final class StepEngine {
    private final Scheme scheme;
    private final double delta;
    private final StepWords words;
    private final Keystream keystream;
    private final Choice choice;
    private final PlainChoice plain = new PlainChoice();
    private final LogitMaxima maxima = new LogitMaxima();
    private final Truncation truncation = new Truncation();
    private final Candidates candidates = new Candidates();
    private int[] candidateWords = new int[256];

    StepEngine(Scheme scheme, double delta, StepWords words) {
        this.scheme = scheme;
        this.delta = delta;
        this.words = words;
        keystream = words::keystream;
        choice = Choice.of(scheme, delta);
    }

    void context(int[] tokens, int from, long payload) {
        words.context(tokens, from, payload);
    }

    /** The score that a detector gives a token in the current context. */
    int score(int token) {
        return scheme.score(words.word(token));
    }

    int plain(float[] logits, int count, Sampling sampling, RandomGenerator random) {
        maxima.scan(logits, count);
        if (sampling.isGreedy()) {
            return maxima.argmax();
        }
        if (sampling.truncates(count)) {
            truncation.select(logits, maxima, sampling, candidates);
            return plainCandidate(random);
        }
        return plain.choose(logits, maxima, 1 / sampling.temperature(), random);
    }

    int marked(float[] logits, int count, Sampling sampling, RandomGenerator random) {
        maxima.scan(logits, count);
        if (sampling.isGreedy()) {
            return greenest(logits);
        }
        if (sampling.truncates(count)) {
            truncation.select(logits, maxima, sampling, candidates);
            return markedCandidate(random);
        }
        return choice.choose(logits, maxima, 1 / sampling.temperature(), keystream, words.mask(), random);
    }

    /** The largest logit after delta; only tokens within delta of the maximum can have it. */
    private int greenest(float[] logits) {
        candidates.clear();
        double least = maxima.max() - delta;
        for (int block = 0; block < maxima.blocks(); block++) {
            if (maxima.max(block) >= least) {
                int end = maxima.end(block);
                for (int token = LogitMaxima.first(block); token < end; token += LogitMaxima.LANES) {
                    if (logits[token] >= least) {
                        candidates.add(token, logits[token]);
                    }
                }
            }
        }
        readWords();
        double best = Double.NEGATIVE_INFINITY;
        int bestToken = Integer.MAX_VALUE;
        for (int i = 0; i < candidates.count(); i++) {
            int token = candidates.ids()[i];
            double value = candidates.weights()[i] + (scheme.score(candidateWords[i]) == 0 ? 0 : delta);
            if (value > best || (value == best && token < bestToken)) {
                best = value;
                bestToken = token;
            }
        }
        return bestToken;
    }

    /** Where the caller puts its list before {@link #plainCandidate} or {@link #markedCandidate}. */
    Candidates candidates() {
        return candidates;
    }

    int plainCandidate(RandomGenerator random) {
        return candidates.ids()[plain.choose(candidates.weights(), candidates.count(), random)];
    }

    int markedCandidate(RandomGenerator random) {
        readWords();
        int index = choice.choose(candidates.ids(), candidates.weights(), candidates.count(), candidateWords, random);
        return candidates.ids()[index];
    }

    private void readWords() {
        if (candidateWords.length < candidates.count()) {
            candidateWords = new int[candidates.ids().length];
        }
        words.words(candidates.ids(), candidates.count(), candidateWords);
    }

    void reshape(float[] logits, int count) {
        maxima.scan(logits, count);
        choice.reshape(logits, maxima, keystream, words.mask());
    }

    /** Whether greedy decoding can carry the scheme's mark. */
    static boolean marksGreedy(Scheme scheme) {
        return scheme instanceof GreenListScheme;
    }
}
