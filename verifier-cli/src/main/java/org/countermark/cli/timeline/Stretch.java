package org.countermark.cli.timeline;

import java.util.List;
import java.util.Optional;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.KeyPanel;
import org.countermark.stats.LogE;
import org.countermark.token.Response;

/** Documents that are tested together as they come. Used by one thread at a time. */
final class Stretch {
    private final CorpusTest test;
    private long documents;

    Stretch(TimelineKey key) {
        test = CorpusTest.of(key.plan(), KeyPanel.of(key.scorer()));
    }

    void addAll(List<List<Response>> block) {
        test.addAll(block);
        documents += block.size();
    }

    LogE e() {
        return test.e();
    }

    /** What the documents amount to; empty where there were none. Contradicts from this log10 of the e-value on. */
    Optional<Timeline.Outside> outside(double contradiction) {
        if (documents == 0) {
            return Optional.empty();
        }
        CorpusResult result = test.result();
        return Optional.of(new Timeline.Outside(
                documents, result.pooled(), result.e(), result.e().log10() >= contradiction));
    }
}
