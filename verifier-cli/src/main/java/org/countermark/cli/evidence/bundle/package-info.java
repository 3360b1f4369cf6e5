/** {@code bundle}: puts records of runs together, says where exhibits came from, seals, stamps, redacts and exports. */
package org.countermark.cli.evidence.bundle;
