package org.countermark.detect;

import java.util.List;
import java.util.stream.Stream;
import org.countermark.contract.UnitScorer;
import org.countermark.stats.NullLaw;
import org.countermark.token.ContextRule;

/**
 * The key under test and the decoys beside it, as one thread scores them.
 *
 * <p>Decoys go the same way through a test as the key does, unit by unit: see {@link DecoyKeys}. Thread-confined, as
 * scorers are.
 */
public final class KeyPanel {
    private final UnitScorer[] scorers;

    private KeyPanel(UnitScorer[] scorers) {
        this.scorers = scorers;
    }

    /**
     * A key without decoys.
     *
     * @param key scores units under the key of the plan's commitment, in the plan's channel
     * @return the panel
     */
    public static KeyPanel of(UnitScorer key) {
        return of(key, List.of());
    }

    /**
     * A key and its decoys.
     *
     * @param key scores units under the key of the plan's commitment, in the plan's channel
     * @param decoys score the same units under other keys
     * @return the panel
     * @throws IllegalArgumentException if a decoy has another context width
     */
    public static KeyPanel of(UnitScorer key, List<UnitScorer> decoys) {
        for (UnitScorer decoy : decoys) {
            if (decoy.contextWidth() != key.contextWidth()) {
                throw new IllegalArgumentException("decoys must have contextWidth " + key.contextWidth()
                        + " as the key has, one had " + decoy.contextWidth());
            }
        }
        return new KeyPanel(Stream.concat(Stream.of(key), decoys.stream()).toArray(UnitScorer[]::new));
    }

    int decoys() {
        return scorers.length - 1;
    }

    UnitScorer scorer(int index) {
        return scorers[index];
    }

    ContextRule rule() {
        return scorers[0].rule();
    }

    NullLaw nullLaw() {
        return scorers[0].nullLaw();
    }
}
