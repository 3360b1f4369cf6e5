/** Registering the test of a suspect model: the plan, and what it can see. */
package org.countermark.cli.student.plan;
