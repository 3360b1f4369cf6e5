/** A small Llama-family engine in plain Java: weights, forward pass in batches, and generation token by token. */
package org.countermark.corpora.llama;
