/** What detecting costs, and the recorded calibration on real text. */
package org.countermark.benchmarks.detect;
