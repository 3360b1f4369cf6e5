/** Making marked text with a language model. */
package org.countermark.cli.generate;
