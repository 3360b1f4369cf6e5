/** The pure-Java engine: its logits beside another implementation's, and its speed. */
package org.countermark.benchmarks.engine;
