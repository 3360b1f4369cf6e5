package org.countermark.student;

import org.countermark.detect.GrowthPoint;
import org.countermark.stats.LogE;

/**
 * Where the evidence stood on the way through the completions.
 *
 * @param completions completions read up to there
 * @param tokens tokens generated in them
 * @param units distinct units of them
 * @param e the e-value: looking at all points costs nothing
 */
public record CompletionPoint(long completions, long tokens, long units, LogE e) {
    static CompletionPoint of(GrowthPoint point) {
        return new CompletionPoint(point.documents(), point.tokens(), point.units(), point.e());
    }
}
