package org.countermark.cli.student.test;

import org.countermark.cli.scan.ReadingReport;
import org.countermark.detect.CorpusResult;

/**
 * Text that must show nothing, tested as the suspect's was: without a stopping rule, over all of it.
 *
 * @param result the outcome
 * @param reading what was read
 */
record ControlText(CorpusResult result, ReadingReport reading) {}
