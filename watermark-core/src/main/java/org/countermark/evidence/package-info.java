/** Evidence: records that a stranger can verify and compute again, with the seals, time stamps and log proofs on them. */
package org.countermark.evidence;
