/** Plots of recorded figures, drawn by XChart as SVG. */
package org.countermark.benchmarks.plot;
