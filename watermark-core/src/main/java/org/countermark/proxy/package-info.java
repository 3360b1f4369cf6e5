/**
 * A language model that is counted, not trained: modified Kneser–Ney over token ids.
 *
 * <p>It needs no weights file and no arithmetic beyond adding: a student in distillation tests, an estimate of a token's
 * probability that knows no key, and a teacher where no neural model is at hand. After S. F. Chen and J. Goodman, "An
 * empirical study of smoothing techniques for language modeling", Computer Speech and Language 13 (1999), section 3.
 */
package org.countermark.proxy;
