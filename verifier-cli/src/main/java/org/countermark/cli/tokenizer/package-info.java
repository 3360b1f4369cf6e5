/** Tokenizers that the command line offers, behind the seam of watermark-core. */
package org.countermark.cli.tokenizer;
