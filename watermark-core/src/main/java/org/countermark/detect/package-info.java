/**
 * From units to a result that can be defended: plan, document test, corpus test.
 *
 * <p>The one H0: the text does not depend on the key. Given the text, the words at distinct (context, token) pairs are
 * then independent and uniform, so every rule that looks at the text alone keeps the tests exact. All rules stand in the
 * {@link org.countermark.detect.DetectionPlan}, whose digest is in every result, and none of them can leave out units by
 * (context, token) or switch deduplication off.
 */
package org.countermark.detect;
