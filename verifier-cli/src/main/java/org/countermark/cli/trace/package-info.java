/** Finds which accounts' payloads marked the documents of a body of text. */
package org.countermark.cli.trace;
