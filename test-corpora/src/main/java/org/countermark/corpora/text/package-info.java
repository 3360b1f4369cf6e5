/**
 * Real text to test on: readers of line files and source jars, and the templates that chat and tools wrap text in.
 *
 * <p>Any text that was not generated under the key in question is a valid null corpus; text that people wrote is also a
 * representative one. Nothing here fetches: readers take files and streams that the build, or its caller, has.
 */
package org.countermark.corpora.text;
