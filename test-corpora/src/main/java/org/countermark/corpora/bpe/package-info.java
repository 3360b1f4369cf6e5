/** Byte-level BPE tokenizers from GGUF files and Hugging Face's tokenizer.json, exact or refused. */
package org.countermark.corpora.bpe;
