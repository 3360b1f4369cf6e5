package org.countermark.cli.input;

import java.util.List;
import java.util.Objects;

/**
 * One record of an input: what per-document figures speak of.
 *
 * @param position where it begins
 * @param id its name in results, for example {@code corpus.jsonl:17}
 * @param turns its turns in order
 */
public record Document(Position position, String id, List<Turn> turns) {
    /** Copies the list. */
    public Document {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(id, "id");
        turns = List.copyOf(turns);
    }
}
