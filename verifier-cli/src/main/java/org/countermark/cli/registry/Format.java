package org.countermark.cli.registry;

/** How results are printed. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
