/**
 * What happens to marked text on its way: edits of words, characters, order, extent and tokens, for robustness tests.
 *
 * <p>Every edit is a function of the text and of the random numbers that it is given, so a test that fixes its seed
 * fixes its edits. A rate is a probability per item (word, character, token), drawn independently: a rate of 0 changes
 * nothing, a rate of 1 changes every item. No edit of text ever parts a surrogate pair.
 */
package org.countermark.corpora.edit;
