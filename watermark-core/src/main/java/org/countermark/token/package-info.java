/**
 * From token ids to the units of a test: walking responses, removing duplicates, and the seam to tokenizers.
 *
 * <p>A <i>unit</i> is a distinct effective input of the keyed function: the contextWidth tokens before a token, and the
 * token. Everything here is decided by the text alone, before any key is touched, which is what keeps the tests that
 * rest on it exact. Knows nothing of keys.
 */
package org.countermark.token;
