/** Recorded runs on SmolLM2-135M-Instruct: how much evidence each scheme leaves in the answers of a real chat model. */
package org.countermark.benchmarks.smollm;
