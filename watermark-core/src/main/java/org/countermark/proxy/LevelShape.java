package org.countermark.proxy;

/**
 * How long the columns of a level are.
 *
 * @param size number of entries, at least 0
 * @param largeCounts how many of them have a count of 255 or more, at least 0
 * @param form how starts are written
 */
record LevelShape(int size, int largeCounts, StartForm form) {
    LevelShape {
        if (size < 0 || largeCounts < 0) {
            throw new IllegalArgumentException(
                    "a level must have 0..2147483647 entries and large counts, had " + size + " and " + largeCounts);
        }
    }

    /** How starts are written. */
    enum StartForm {
        /** Nothing extends the last level. */
        NONE(0),
        /** Two bytes a start, and four for every 32 of them. */
        BLOCKS(1),
        /** Four bytes a start: levels in which some 32 neighbours have more than 65,535 extensions. */
        PLAIN(2);

        private final int code;

        StartForm(int code) {
            this.code = code;
        }

        /** The number in the file. */
        int code() {
            return code;
        }

        static StartForm of(int code) {
            for (StartForm form : values()) {
                if (form.code == code) {
                    return form;
                }
            }
            throw new IllegalArgumentException("form of starts must be in 0..2, was " + code);
        }
    }

    /** Bytes of each column, in the order of the file. */
    long[] lengths(int vocabularySize) {
        long starts = form == StartForm.NONE ? 0 : size + 1L;
        boolean blocks = form == StartForm.BLOCKS;
        long perBlock = 1L << Level.BLOCK_BITS;
        return new long[] {
            2L * size,
            vocabularySize > 1 << 16 ? size : 0,
            size,
            8L * largeCounts,
            blocks ? 4 * ((starts + perBlock - 1) / perBlock) : 0,
            (blocks ? 2 : 4) * starts
        };
    }
}
