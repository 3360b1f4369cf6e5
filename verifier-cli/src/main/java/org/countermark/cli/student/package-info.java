/** Asking a suspect model: what is registered, gathered and tested. */
package org.countermark.cli.student;
