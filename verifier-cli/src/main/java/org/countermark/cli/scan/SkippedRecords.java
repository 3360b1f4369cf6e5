package org.countermark.cli.scan;

import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;

/** Says which bad records are skipped: the first few, then only that there are more. */
final class SkippedRecords {
    private static final int SHOWN = 5;

    private final Terminal terminal;
    private final boolean quiet;
    private int skipped;

    SkippedRecords(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    void add(InputException problem) {
        skipped++;
        if (!quiet && skipped <= SHOWN) {
            terminal.err().println("countermark: skipped " + problem.getMessage());
        } else if (!quiet && skipped == SHOWN + 1) {
            terminal.err().println("countermark: further bad records are only counted.");
        }
    }
}
