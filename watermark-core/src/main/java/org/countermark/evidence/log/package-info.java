/** Transparency logs: proofs that an entry stands in a public Merkle tree, verified without a network. */
package org.countermark.evidence.log;
