package org.countermark.detect;

import org.countermark.stats.LogE;
import org.countermark.stats.LogP;

/**
 * Where the evidence stood on the way through a body.
 *
 * <p>H0: no text up to there depends on the key. Looking at all points is allowed by the e-values, whose way reaches 1/α with
 * probability at most α; each p-value speaks of its own part alone, and the smallest of them is not one.
 *
 * @param documents documents up to there
 * @param tokens tokens generated in them
 * @param units distinct units of them
 * @param p the p-value of these pooled
 * @param e the average of both arms
 */
public record GrowthPoint(long documents, long tokens, long units, LogP p, LogE e) {}
