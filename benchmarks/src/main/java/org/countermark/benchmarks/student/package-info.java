/** Counted students of marked text: what a test of a suspect model finds in them, and in innocents. */
package org.countermark.benchmarks.student;
