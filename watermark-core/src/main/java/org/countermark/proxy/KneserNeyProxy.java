package org.countermark.proxy;

import org.countermark.token.TokenProxy;

/**
 * Guesses the probability of a token from counted n-grams, in 32 levels of its log-odds, from −9 to 6.5 nats.
 *
 * <p>Levels are told apart by comparing probabilities, which come from +, −, × and ÷ only, so every machine agrees.
 * Tokens that the model does not know are given the lowest level, and end the context of those behind them.
 */
public final class KneserNeyProxy implements TokenProxy {
    private static final String VERSION = "kneser-ney/1:";
    private static final int LEVELS = 32;
    private static final double LOWEST = -9;
    private static final double STEP = 0.5;

    /** Level l begins at the probability FLOORS[l − 1]. */
    private static final double[] FLOORS = floors();

    private final String id;
    private final KneserNeyModel model;
    private final boolean itself;

    private KneserNeyProxy(String id, KneserNeyModel model, boolean itself) {
        this.id = id;
        this.model = model;
        this.itself = itself;
    }

    /**
     * A proxy made of reference text.
     *
     * @param file its counts
     * @return the proxy; its id has the file's digest
     */
    public static KneserNeyProxy of(ProxyFile file) {
        return new KneserNeyProxy(VERSION + file.id(), file.model(), false);
    }

    /**
     * A proxy made of the very text that is tested: each token is judged by the counts of all others.
     *
     * <p>The test stays exact, since the levels are still a function of the text alone.
     *
     * @param model counts of all documents of the body, each once
     * @return the proxy; its id says how it was made, and the text does the rest
     */
    public static KneserNeyProxy ofItself(KneserNeyModel model) {
        return new KneserNeyProxy(idOfItself(model.order()), model, true);
    }

    /**
     * The id of a proxy that is made of the text tested, for plans that are written before there is a text.
     *
     * @param order length of the longest n-grams, 1..8
     * @return the id
     */
    public static String idOfItself(int order) {
        return VERSION + "itself:order=" + order;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int levels() {
        return LEVELS;
    }

    @Override
    public int level(int[] tokens, int at) {
        int vocabularySize = model.vocabularySize();
        if (tokens[at] >= vocabularySize) {
            return 0;
        }
        int from = at;
        int reach = Math.min(at, model.order() - 1);
        while (at - from < reach && tokens[from - 1] < vocabularySize) {
            from--;
        }
        return levelOf(
                itself ? model.probabilityWithout(tokens, from, at) : model.probability(tokens, from, at, tokens[at]));
    }

    static int levelOf(double probability) {
        int level = 0;
        for (int step = LEVELS / 2; step > 0; step /= 2) {
            level += probability >= FLOORS[level + step - 1] ? step : 0;
        }
        return level;
    }

    @Override
    public double probability(int level) {
        if (level < 0 || level >= LEVELS) {
            throw new IllegalArgumentException("level must be in 0.." + (LEVELS - 1) + ", was " + level);
        }
        return logistic(LOWEST + STEP * level);
    }

    private static double[] floors() {
        double[] floors = new double[LEVELS - 1];
        for (int i = 0; i < floors.length; i++) {
            floors[i] = logistic(LOWEST + STEP * (i + 0.5));
        }
        return floors;
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
