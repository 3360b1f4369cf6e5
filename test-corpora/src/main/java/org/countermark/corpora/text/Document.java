package org.countermark.corpora.text;

import java.util.Objects;

/**
 * One text of a corpus under a name that is unique in it.
 *
 * @param id where the text stands in its corpus: a line number, or an entry's path
 * @param text the text itself, possibly empty
 */
public record Document(String id, String text) {
    /** Refuses a document without a name or a text. */
    public Document {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must not be empty");
        }
    }

    /**
     * The same document with another text.
     *
     * @param changed the new text
     * @return a document of the same id
     */
    public Document withText(String changed) {
        return new Document(id, changed);
    }
}
