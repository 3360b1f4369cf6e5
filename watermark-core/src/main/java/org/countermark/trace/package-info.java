/**
 * Tracing: which of many registered payloads a text carries, and how sure that is.
 *
 * <p>{@link org.countermark.trace.WalshDecoder} finds the payload with the largest sum of scores among
 * {@link org.countermark.trace.Candidates}. Whether that payload may be accused is a question of its own: neighbours of
 * the right one score high too. Source: docs/statistics.md, section "Tracing an account".
 */
package org.countermark.trace;
