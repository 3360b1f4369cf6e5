/** {@code verify}: every check of a bundle, and its runs made again from the files at hand. */
package org.countermark.cli.evidence.verify;
