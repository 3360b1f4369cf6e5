package org.countermark.cli.input;

import java.util.Objects;

/** The content of one turn: text, or token ids where the record has them. */
public sealed interface Body {
    /**
     * Text, to be tokenised.
     *
     * @param text the text
     */
    record Text(String text) implements Body {
        /** Refuses null. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Token ids, scored as they are. */
    final class Ids implements Body {
        private final int[] ids;

        /**
         * Takes the array over; the reader that made it keeps no reference.
         *
         * @param ids the token ids
         */
        Ids(int[] ids) {
            this.ids = Objects.requireNonNull(ids, "ids");
        }

        /**
         * The ids themselves, not a copy: documents are read once and dropped.
         *
         * @return the token ids
         */
        public int[] ids() {
            return ids;
        }
    }
}
