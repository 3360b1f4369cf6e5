/**
 * The three ways of turning keyed words into a choice (embedding) and into an integer score (detection).
 *
 * <p>Every scheme keeps both sides together, so that what is embedded and what is scored cannot drift apart.
 */
package org.countermark.scheme;
