/** Evidence on simulated streams: e-values looked at all the time, both arms of a corpus, and common approximations. */
package org.countermark.benchmarks.evidence;
