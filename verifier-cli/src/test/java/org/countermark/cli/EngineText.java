package org.countermark.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.ContextRule;

/**
 * Made-up responses of a serving engine that has several equally likely tokens to choose from at each step, and takes the
 * one with the best score under its key; a repeated context is sampled plainly.
 */
public final class EngineText {
    private static final int CANDIDATES = 8;

    private EngineText() {}

    /** A JSON line of token ids. */
    public static String marked(Profile profile, EpochKey key, int vocabulary, int length, long seed) {
        return mixed(profile, key, key, 0, vocabulary, length, seed);
    }

    /** The same, where an unkeyed coin lets a share of the tokens use a second key. */
    public static String mixed(
            Profile profile, EpochKey first, EpochKey second, double share, int vocabulary, int length, long seed) {
        Random random = new Random(seed);
        UnitScorer[] scorers = {
            Contracts.scorer(profile, first, Channel.provider()), Contracts.scorer(profile, second, Channel.provider())
        };
        int width = profile.contextWidth();
        ContextRule.Lead lead = scorers[0].rule().lead();
        boolean fromTheFirst = lead == ContextRule.Lead.ABSENT || lead == ContextRule.Lead.ZEROS;
        int[] text = new int[width + length];
        Arrays.fill(text, 0, width, lead == ContextRule.Lead.ABSENT ? -1 : 0);
        Set<String> contexts = new HashSet<>();
        for (int at = width; at < text.length; at++) {
            int candidate = random.nextInt(vocabulary);
            int coin = random.nextDouble() < share ? 1 : 0;
            boolean mark = (fromTheFirst || at >= 2 * width)
                    && contexts.add(Arrays.toString(Arrays.copyOfRange(text, at - width, at)));
            text[at] = mark ? best(scorers[coin], text, at, width, candidate, vocabulary) : candidate;
        }
        StringJoiner ids = new StringJoiner(",", "{\"token_ids\":[", "]}\n");
        for (int i = width; i < text.length; i++) {
            ids.add(Integer.toString(text[i]));
        }
        return ids.toString();
    }

    private static int best(UnitScorer scorer, int[] text, int at, int width, int first, int vocabulary) {
        int[] contexts = new int[CANDIDATES * width];
        int[] tokens = new int[CANDIDATES];
        for (int i = 0; i < CANDIDATES; i++) {
            System.arraycopy(text, at - width, contexts, i * width, width);
            tokens[i] = (first + 37 * i) % vocabulary;
        }
        int[] scores = new int[CANDIDATES];
        scorer.score(contexts, tokens, CANDIDATES, scores, new long[1]);
        int best = 0;
        for (int i = 1; i < CANDIDATES; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return tokens[best];
    }
}
