package org.countermark.student;

import org.countermark.stats.LogE;
import org.countermark.stats.LogP;

/**
 * What the key of an epoch that was not yet in use finds on the same answers: nothing, or something is wrong.
 *
 * <p>A small p-value here says that the key material or the computation is at fault, or that the suspect learned after that
 * epoch began. A control, never the p-value.
 *
 * @param label the epoch; for a base model, its name
 * @param p pooled p-value of its key
 * @param e its evidence, by the same route as the key's
 */
public record PlaceboControl(String label, LogP p, LogE e) {}
