package org.countermark.student;

import java.util.List;
import java.util.stream.Collectors;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;

/**
 * What must find nothing, run beside the test: it shows that the figures are what they claim to be on this very text.
 *
 * @param decoys number of decoy keys, at least 0
 * @param placebos commitments to keys of epochs that were not yet in use when the suspect was trained, each once, in order
 * @param baseModel a name for the same model before the campaign: in open mode its rows come with the suspect's, and the
 *     difference is tested; in closed mode its completions are tested by themselves; {@link #NONE} without one
 */
public record Controls(int decoys, List<Commitment> placebos, String baseModel) {
    /** What stands in a plan where there is none. */
    public static final String NONE = "none";

    /** The decoys of a plan that does not say otherwise: enough for a rank of 1 to mean a percent. */
    static final Controls DEFAULT = new Controls(99, List.of(), NONE);

    /** Copies the list; refuses values out of range and placebos given twice. */
    public Controls {
        if (decoys < 0 || decoys > 10_000) {
            throw new IllegalArgumentException("decoys must be in 0..10000, was " + decoys);
        }
        placebos = List.copyOf(placebos);
        if (placebos.stream().distinct().count() < placebos.size()) {
            throw new IllegalArgumentException("placebos must be given once each");
        }
        Ids.check("baseModel", baseModel);
    }

    /** How a plan spells the placebos. */
    String placeboText() {
        return placebos.isEmpty()
                ? NONE
                : placebos.stream().map(Commitment::hex).collect(Collectors.joining(","));
    }

    static List<Commitment> placebos(String text) {
        return text.equals(NONE)
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(Commitment::new).toList();
    }
}
