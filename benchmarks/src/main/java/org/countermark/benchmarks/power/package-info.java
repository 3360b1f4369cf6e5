/** How many tokens a verdict takes, by scheme, weighing and proxy: simulated, and on a counted teacher of real text. */
package org.countermark.benchmarks.power;
