package org.countermark.cli.scan;

import java.io.PrintStream;

/** Prints for people what was read. */
public final class TextReading {
    private static final int INPUTS = 5;

    private TextReading() {}

    /**
     * Prints.
     *
     * @param reading what was read
     * @param out receives a paragraph
     */
    public static void print(ReadingReport reading, PrintStream out) {
        out.println();
        for (Scanned input : reading.inputs().stream().limit(INPUTS).toList()) {
            out.println("  " + input.name() + ": " + Figures.count(input.records())
                    + (input.records() == 1 ? " record" : " records")
                    + (input.skipped() > 0 ? ", " + Figures.count(input.skipped()) + " bad ones skipped" : "")
                    + ", SHA-256 " + input.sha256());
        }
        if (reading.inputs().size() > INPUTS) {
            out.println("  and " + Figures.count(reading.inputs().size() - (long) INPUTS)
                    + " more inputs; --format json lists them");
        }
        if (reading.copies() > 0) {
            out.println("  " + Figures.count(reading.copies()) + " of " + Figures.count(reading.records())
                    + " records are copies of others and count once");
        }
    }
}
