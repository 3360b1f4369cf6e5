/** Keys and profiles on the command line: passphrases, key stores, epoch keys, commitments. */
package org.countermark.cli.key;
