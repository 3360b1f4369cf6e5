/**
 * Commitments to the keys of many epochs, published before any text is marked, and what opens one of them.
 *
 * <p>Source: docs/spec/key-commitment.md.
 */
package org.countermark.evidence.commit;
