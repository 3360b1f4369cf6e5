package org.countermark.cli.scan;

import java.util.List;
import java.util.Map;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.GrowthPoint;

/**
 * What one trial found, before any correction for others.
 *
 * @param corpus both arms over all documents, and the decoys
 * @param growth the way that the evidence took
 * @param memory how the units were remembered
 * @param documents each document by itself
 * @param passages the marked passages of the listed ones, by index; those that could not be searched are left out
 */
record Outcome(
        CorpusResult corpus,
        List<GrowthPoint> growth,
        Memory memory,
        Ranking documents,
        Map<Integer, List<Passage>> passages) {}
