/** Green lists as the transformers library draws them: the first part of a permutation for each seed. */
package org.countermark.contract.engine.kgw;
