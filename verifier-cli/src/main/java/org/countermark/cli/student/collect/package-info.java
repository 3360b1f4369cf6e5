/** Asking a suspect model, and keeping its answers. */
package org.countermark.cli.student.collect;
