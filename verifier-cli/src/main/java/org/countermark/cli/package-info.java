/** The command line: commands parse, the library works, renderers print. */
package org.countermark.cli;
