/** Testing a suspect model by what was gathered from it. */
package org.countermark.cli.student.test;
