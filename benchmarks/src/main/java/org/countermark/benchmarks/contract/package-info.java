/** Engines' contracts measured: how often innocent text is rejected, and how fast units are scored. */
package org.countermark.benchmarks.contract;
