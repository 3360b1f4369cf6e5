/** Files of a model's own probabilities: docs/spec/row-file.md in code, and what makes them. */
package org.countermark.cli.student.rows;
