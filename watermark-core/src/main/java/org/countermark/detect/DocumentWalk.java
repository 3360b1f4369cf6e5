package org.countermark.detect;

import java.util.List;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.SeenUnits;
import org.countermark.token.Selection;
import org.countermark.token.UnitCounts;

/** One thread's walk over the documents of a body: each unit adds to the sums of the first document that has it. */
final class DocumentWalk {
    private final Tally tally;
    private final DistinctUnits units;

    DocumentWalk(Selection selection, SeenUnits seen, KeyPanel panel, Statistic statistic) {
        this.tally = new Tally(panel, statistic);
        this.units = DistinctUnits.of(selection, seen, tally);
    }

    /** The sums of the next document, key after key; of the key under test alone unless decoys are asked for. */
    long[] document(List<Response> responses, boolean decoys) {
        tally.restart(decoys);
        responses.forEach(units::add);
        units.drain();
        return tally.sums();
    }

    UnitCounts counts() {
        return units.drain();
    }
}
