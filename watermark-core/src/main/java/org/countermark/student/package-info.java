/**
 * The test of a suspect model: was it trained on text that carries our mark?
 *
 * <p>Closed mode speaks of the tokens of its completions, open mode of its own probabilities for the next token. Everything
 * is registered in a {@link org.countermark.student.StudentPlan} before the key is used. Source: docs/statistics.md, "A
 * suspect model".
 */
package org.countermark.student;
