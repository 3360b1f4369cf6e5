/** Reading what users bring: files of many kinds, told apart by their content, streamed with bounded memory. */
package org.countermark.cli.input;
