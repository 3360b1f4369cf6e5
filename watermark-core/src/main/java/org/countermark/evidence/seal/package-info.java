/** Seals: an Ed25519 and an ML-DSA-65 signature on one digest, of which both must hold. */
package org.countermark.evidence.seal;
