package org.countermark.cli.timeline;

import java.util.List;
import org.countermark.detect.Detection;
import org.countermark.detect.PooledTest;
import org.countermark.token.Response;

/** The documents of one bucket, their units pooled. Used by one thread. */
final class Pool {
    private final PooledTest test;
    private long documents;

    Pool(TimelineKey key) {
        test = PooledTest.of(key.plan(), key.scorer());
    }

    void addAll(List<List<Response>> block) {
        for (List<Response> document : block) {
            document.forEach(test::add);
        }
        documents += block.size();
    }

    long documents() {
        return documents;
    }

    Detection result() {
        return test.result();
    }
}
