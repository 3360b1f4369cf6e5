package org.countermark.student;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.detect.DecoyControl;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.stats.Uniformity;
import org.countermark.token.Slice;

/** The tallies that must find nothing in a model's rows: decoy keys, placebo keys, and the key itself on a base model. */
final class OpenControls {
    private final List<RowTally> decoys;
    private final List<RowTally> placebos;
    private final List<String> labels;
    private final Optional<RowTally> base;
    private final String baseModel;

    OpenControls(
            List<RowTally> decoys,
            List<RowTally> placebos,
            List<String> labels,
            Optional<RowTally> base,
            String baseModel) {
        this.decoys = decoys;
        this.placebos = placebos;
        this.labels = labels;
        this.base = base;
        this.baseModel = baseModel;
    }

    /** The same row that the key is tested on. */
    void add(int[] text, int from, RowWeights weights) {
        decoys.forEach(decoy -> decoy.add(text, from, weights));
        placebos.forEach(placebo -> placebo.add(text, from, weights));
    }

    /** The base model's row by itself. */
    void addBase(int[] text, int from, RowWeights weights) {
        base.ifPresent(tally -> tally.add(text, from, weights));
    }

    Optional<DecoyControl> decoys(long contexts, RowTally key) {
        if (decoys.isEmpty()) {
            return Optional.empty();
        }
        LogP p = key.p();
        LogE e = key.e();
        List<Double> decoyP = decoys.stream().map(decoy -> decoy.p().log10()).toList();
        List<Double> decoyE = decoys.stream().map(decoy -> decoy.e().log10()).toList();
        return Optional.of(new DecoyControl(
                Slice.WHOLE,
                contexts,
                p,
                e,
                decoyP,
                decoyE,
                1 + (int) decoyP.stream().filter(decoy -> decoy <= p.log10()).count(),
                1 + (int) decoyE.stream().filter(decoy -> decoy >= e.log10()).count(),
                Uniformity.of(decoyP.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    List<PlaceboControl> placebos() {
        List<PlaceboControl> controls = new ArrayList<>();
        for (int i = 0; i < placebos.size(); i++) {
            controls.add(new PlaceboControl(
                    labels.get(i), placebos.get(i).p(), placebos.get(i).e()));
        }
        return controls;
    }

    Optional<PlaceboControl> base() {
        return base.map(tally -> new PlaceboControl(baseModel, tally.p(), tally.e()));
    }
}
