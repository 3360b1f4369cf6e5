/** Evidence on the command line: bundles are recorded by runs, put together and sealed, and checked by whoever doubts them. */
package org.countermark.cli.evidence;
