/** What all recorded runs need. */
package org.countermark.benchmarks;
