/** The command {@code calibrate}: how often keys that made none of a text would have been found in it. */
package org.countermark.cli.calibrate;
