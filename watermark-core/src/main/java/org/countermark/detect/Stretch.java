package org.countermark.detect;

/**
 * Consecutive units of a document.
 *
 * @param from index of the first unit
 * @param to one after the last, above from
 */
record Stretch(int from, int to) {}
