/** Tracing: how often innocents are accused, how much text names the right account, and how long a corpus takes. */
package org.countermark.benchmarks.trace;
