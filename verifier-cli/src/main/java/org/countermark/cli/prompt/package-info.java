/** What a model is asked: prompts, one a line of a file. */
package org.countermark.cli.prompt;
