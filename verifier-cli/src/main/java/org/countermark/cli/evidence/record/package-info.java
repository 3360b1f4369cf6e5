/** Records a run as an evidence bundle: its command as anybody can type it again, what it read, and what came out. */
package org.countermark.cli.evidence.record;
