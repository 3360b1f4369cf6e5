package org.countermark.detect;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.stats.Uniformity;
import org.countermark.token.Slice;

/**
 * How keys that marked nothing fared on the same text by the same route.
 *
 * <p>A control and never a p-value: it shows that the computed p-values are what they claim to be on this very text. The
 * key's own figures here are over the share of the documents that decoys were scored on.
 *
 * @param slice the share of the documents that decoys were scored on
 * @param documents how many these are
 * @param p the key's pooled p-value on that share
 * @param e the key's average of both arms on that share
 * @param decoyP pooled p-values of the decoys, log10, in their order
 * @param decoyE averages of both arms of the decoys, log10, in their order
 * @param rankByP 1 + the number of decoys with a p-value at most the key's
 * @param rankByE 1 + the number of decoys with an e-value at least the key's
 * @param uniformity H0: the decoys' p-values are uniform or larger; a small value of its test says that the computation
 *     or the key material is wrong, not that the text is marked
 */
public record DecoyControl(
        Slice slice,
        long documents,
        LogP p,
        LogE e,
        List<Double> decoyP,
        List<Double> decoyE,
        int rankByP,
        int rankByE,
        Uniformity uniformity) {
    /** Copies the lists. */
    public DecoyControl {
        decoyP = List.copyOf(decoyP);
        decoyE = List.copyOf(decoyE);
    }

    /** Of the arms of the key (first) and of its decoys. */
    static Optional<DecoyControl> of(Slice slice, long documents, List<Arms> arms) {
        if (arms.size() == 1) {
            return Optional.empty();
        }
        LogP p = arms.get(0).p();
        LogE e = arms.get(0).both();
        List<Double> decoyP = IntStream.range(1, arms.size())
                .mapToObj(i -> arms.get(i).p().log10())
                .toList();
        List<Double> decoyE = IntStream.range(1, arms.size())
                .mapToObj(i -> arms.get(i).both().log10())
                .toList();
        return Optional.of(new DecoyControl(
                slice,
                documents,
                p,
                e,
                decoyP,
                decoyE,
                1 + (int) decoyP.stream().filter(decoy -> decoy <= p.log10()).count(),
                1 + (int) decoyE.stream().filter(decoy -> decoy >= e.log10()).count(),
                Uniformity.of(decoyP.stream().mapToDouble(Double::doubleValue).toArray())));
    }
}
