/** Checks of this build against published vectors. */
package org.countermark.cli.selftest;
