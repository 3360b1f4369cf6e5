/**
 * How well the power that {@code plan} predicts agrees with simulation: random designs, drawn documents, the statistics
 * of a scan.
 */
package org.countermark.benchmarks.power;
