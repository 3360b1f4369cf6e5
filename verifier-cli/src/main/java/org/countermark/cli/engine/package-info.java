/** Configurations of serving engines, in their own syntax: read to make profiles and keys, written to serve marked text. */
package org.countermark.cli.engine;
