/** The scan: inputs to documents to units to a verdict, on many threads with the same bytes, and its rendering. */
package org.countermark.cli.scan;
