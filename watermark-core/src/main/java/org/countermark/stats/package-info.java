/**
 * Laws, tails and multiple testing. Knows nothing of watermarks: integers go in, log10 p-values come out.
 *
 * <p>Every p-value is native log10, never clamped, never NaN, and says by which method it was computed.
 */
package org.countermark.stats;
