package org.countermark.scheme;

import java.util.random.RandomGenerator;

/**
 * Tournament sampling: for each layer with g-value g, p ← p·(1 + g − G) with G = Σ p·g; then an ordinary draw.
 *
 * <p>The draw first picks the bits that the word has in the last group of layers, then a token among those that have
 * them, so that the last factors never touch the tokens.
 */
final class TournamentChoice extends Choice {
    /** Layers a group over a vocabulary: 1,024 sums fit into the first-level cache beside the pieces. */
    private static final int WIDE = 10;

    /** Layers a group over a list, where 2^k sums must not cost more than the candidates. */
    private static final int NARROW = 5;

    /** Candidates from which wide groups pay. */
    private static final int LONG_LIST = 2048;

    private final TournamentLayers wide;
    private final TournamentLayers narrow;
    private final byte[] keystream = new byte[4 * LogitMaxima.PIECE];
    private final int[] pieceWords = new int[LogitMaxima.PIECE];
    private double[] scratch = {};
    private int[] matches = {};

    TournamentChoice(TournamentScheme scheme) {
        wide = new TournamentLayers(scheme.depth(), WIDE);
        narrow = new TournamentLayers(scheme.depth(), NARROW);
    }

    @Override
    public int choose(
            float[] logits,
            LogitMaxima maxima,
            double inverseTemperature,
            Keystream words,
            int mask,
            RandomGenerator random) {
        int count = maxima.count();
        reserve(count);
        TournamentLayers layers = layersFor(count);
        runLayers(layers, logits, maxima, inverseTemperature, words, mask);
        int pattern = layers.drawPattern(random.nextDouble());
        int found = 0;
        for (int first = 0; first < count; first += LogitMaxima.PIECE) {
            int n = readPiece(words, first, count, mask);
            found = collect(layers, pattern, pieceWords, first, n, found);
        }
        return draw(found, random);
    }

    @Override
    public int choose(int[] ids, double[] weights, int count, int[] words, RandomGenerator random) {
        reserve(count);
        System.arraycopy(weights, 0, scratch, 0, count);
        TournamentLayers layers = layersFor(count);
        for (int group = 0; group < layers.groups(); group++) {
            layers.open(group);
            layers.add(scratch, 0, words, count);
            layers.close();
        }
        int pattern = layers.drawPattern(random.nextDouble());
        return draw(collect(layers, pattern, words, 0, count, 0), random);
    }

    @Override
    public void reshape(float[] logits, LogitMaxima maxima, Keystream words, int mask) {
        int count = maxima.count();
        reserve(count);
        TournamentLayers layers = layersFor(count);
        runLayers(layers, logits, maxima, 1, words, mask);
        for (int first = 0; first < count; first += LogitMaxima.PIECE) {
            int n = readPiece(words, first, count, mask);
            for (int i = 0; i < n; i++) {
                logits[first + i] += (float) Math.log(layers.factor(pieceWords[i]));
            }
        }
    }

    private TournamentLayers layersFor(int count) {
        return count < LONG_LIST ? narrow : wide;
    }

    /** Leaves in {@code scratch} the weights before the last group of layers. */
    private void runLayers(
            TournamentLayers layers,
            float[] logits,
            LogitMaxima maxima,
            double inverseTemperature,
            Keystream words,
            int mask) {
        int count = maxima.count();
        for (int group = 0; group < layers.groups(); group++) {
            layers.open(group);
            for (int first = 0; first < count; first += LogitMaxima.PIECE) {
                int n = readPiece(words, first, count, mask);
                if (group == 0) {
                    Softmax.weigh(logits, first, n, maxima.max(), inverseTemperature, scratch, first);
                }
                layers.add(scratch, first, pieceWords, n);
            }
            layers.close();
        }
    }

    private int readPiece(Keystream words, int first, int count, int mask) {
        int n = Math.min(LogitMaxima.PIECE, count - first);
        words.read(first, n, keystream, 0);
        Words.decode(keystream, n, mask, pieceWords);
        return n;
    }

    /** Appends to {@code matches} the tokens whose words have the pattern. */
    private int collect(TournamentLayers layers, int pattern, int[] words, int first, int n, int found) {
        int end = found;
        for (int i = 0; i < n; i++) {
            if (layers.lastPattern(words[i]) == pattern) {
                matches[end++] = first + i;
            }
        }
        return end;
    }

    /** Draws among the matches by their weights, which share the factors of the last group. */
    private int draw(int found, RandomGenerator random) {
        double total = 0;
        for (int i = 0; i < found; i++) {
            total += scratch[matches[i]];
        }
        // Matches ascend, so their weights can move to the front.
        for (int i = 0; i < found; i++) {
            scratch[i] = scratch[matches[i]];
        }
        return matches[PieceDraw.select(scratch, found, random.nextDouble() * total)];
    }

    private void reserve(int count) {
        if (scratch.length < count) {
            scratch = new double[count];
            matches = new int[count];
        }
    }
}
