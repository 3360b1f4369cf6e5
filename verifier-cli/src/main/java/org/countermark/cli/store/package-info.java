/**
 * The token store: what the first pass over a body of text leaves behind, and all that later passes read.
 *
 * <p>Every document is kept once, as token ids; identical ones are counted as copies.
 */
package org.countermark.cli.store;
