package org.countermark.cli.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;
import org.countermark.contract.Channel;
import org.countermark.detect.Level;

/**
 * How many tests were tried: what the printed p-values are corrected by.
 *
 * @param keys keys, at least 1
 * @param channels payloads, and the provider channel, at least 1
 * @param profiles profiles, at least 1
 * @param tokenizers tokenizers, at least 1
 * @param trials combinations of these that were tried, at least 1
 * @param variants near variants of these that are tried when none of them shows a mark, and are counted in any case
 * @param statistics ways of looking at each: 3 where there are several documents (pooled, e-value of
 *     both arms, documents by Holm), else 1
 */
record Family(int keys, int channels, int profiles, int tokenizers, int trials, int variants, int statistics) {
    static Family of(List<Trial> trials, int variants, int statistics) {
        Set<String> keys = new HashSet<>();
        Set<Channel> channels = new HashSet<>();
        Set<String> profiles = new HashSet<>();
        Set<Integer> tokenizers = new HashSet<>();
        for (Trial trial : trials) {
            keys.add(trial.keyName());
            channels.add(trial.channel());
            profiles.add(Hex.encodeHexString(trial.profile().digest()));
            tokenizers.add(trial.lexer());
        }
        return new Family(
                keys.size(), channels.size(), profiles.size(), tokenizers.size(), trials.size(), variants, statistics);
    }

    /** Hypotheses, each looked at in every way. */
    int hypotheses() {
        return trials + variants;
    }

    /** Number of tests. */
    int size() {
        return hypotheses() * statistics;
    }

    /** log10 of the level that a single test must reach. */
    double level(Level alpha) {
        return alpha.log10() - StrictMath.log10(size());
    }

    /** A p-value corrected for the family by Bonferroni. */
    double corrected(double log10) {
        return Math.min(0.0, log10 + StrictMath.log10(size()));
    }
}
