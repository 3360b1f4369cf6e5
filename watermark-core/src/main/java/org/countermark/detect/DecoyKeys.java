package org.countermark.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;

/**
 * Keys that marked nothing, made the way real ones are: a control that anybody can repeat.
 *
 * <p>Decoy i has the root SHA-256("countermark/decoy\n" + the plan's digest + "\n" + i) and from it the epoch key of the
 * real epoch's label, scored under the same profile and channel. Their p-values are shown beside the key's, to be seen
 * uniform; they are never the p-value.
 */
public final class DecoyKeys {
    private DecoyKeys() {}

    /**
     * Scorers of decoys, for one thread.
     *
     * @param plan the plan under which the key is tested
     * @param profile the profile whose digest the plan has
     * @param label the label of the epoch under test
     * @param count how many, at least 0
     * @return the scorers, the same for the same arguments
     */
    public static List<UnitScorer> scorers(DetectionPlan plan, Profile profile, String label, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Contracts.scorer(profile, key(plan.digest(), label, i), plan.channel()))
                .toList();
    }

    private static EpochKey key(String planDigest, String label, int index) {
        byte[] name = ("countermark/decoy\n" + planDigest + "\n" + index).getBytes(StandardCharsets.UTF_8);
        return RootKey.of(DigestUtils.sha256(name)).epoch(label);
    }
}
