package org.countermark.student;

import org.countermark.stats.LogE;

/**
 * Where the evidence stood on the way through the rows.
 *
 * @param rows rows read up to there
 * @param contexts distinct contexts of them
 * @param e the e-value: looking at all points costs nothing
 */
public record RowPoint(long rows, long contexts, LogE e) {}
