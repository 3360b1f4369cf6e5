/** Reading GGUF files (versions 2 and 3): metadata and tensors of language models, without trusting the file. */
package org.countermark.corpora.gguf;
