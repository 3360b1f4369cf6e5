/** Files of contexts to which the test of a suspect model is confined, made of the provider's own logs. */
package org.countermark.cli.student.contexts;
