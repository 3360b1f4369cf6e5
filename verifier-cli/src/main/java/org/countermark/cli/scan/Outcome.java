package org.countermark.cli.scan;

import org.countermark.detect.CorpusResult;

/**
 * What one trial found, before any correction for others.
 *
 * @param corpus both arms over all documents, and the decoys
 * @param documents each document by itself
 */
record Outcome(CorpusResult corpus, Ranking documents) {}
