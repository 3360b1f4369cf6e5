/** SynthID-Text: tournaments over a linear congruential hash, with g-values by a table or by more hashing. */
package org.countermark.contract.engine.synthid;
