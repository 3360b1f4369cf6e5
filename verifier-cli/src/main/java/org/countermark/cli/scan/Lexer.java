package org.countermark.cli.scan;

import java.util.Optional;
import org.countermark.cli.input.Body;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.token.TextTokenizer;

/**
 * Makes token ids of what a record holds: tokenises text, and checks ids against the vocabulary.
 *
 * <p>Safe for use by many threads.
 */
public final class Lexer {
    private final String id;
    private final Optional<TextTokenizer> tokenizer;

    private Lexer(String id, Optional<TextTokenizer> tokenizer) {
        this.id = id;
        this.tokenizer = tokenizer;
    }

    /**
     * Takes text and ids.
     *
     * @param tokenizer the tokenizer
     * @return the lexer
     */
    public static Lexer of(TextTokenizer tokenizer) {
        return new Lexer(tokenizer.id(), Optional.of(tokenizer));
    }

    /**
     * Takes ids only, of a vocabulary that this machine does not have.
     *
     * @param id the name that the profile gives to the vocabulary
     * @return the lexer
     */
    public static Lexer idsOnly(String id) {
        return new Lexer(id, Optional.empty());
    }

    /**
     * The name of the vocabulary.
     *
     * @return the tokenizer's id
     */
    public String id() {
        return id;
    }

    /**
     * What makes tokens of text.
     *
     * @return the tokenizer; empty where only ids are taken
     */
    public Optional<TextTokenizer> tokenizer() {
        return tokenizer;
    }

    int[] tokens(Body body, Position position) throws InputException {
        if (body instanceof Body.Ids ids) {
            check(ids.ids(), position);
            return ids.ids();
        }
        if (tokenizer.isEmpty()) {
            throw new InputException(
                    position,
                    "the record holds text, but only token ids can be read with --tokenizer ids",
                    "Name the tokenizer, or bring records with token ids.");
        }
        return tokenizer.get().encode(((Body.Text) body).text());
    }

    private void check(int[] ids, Position position) throws InputException {
        if (tokenizer.isEmpty()) {
            return;
        }
        int size = tokenizer.get().vocabularySize();
        for (int token : ids) {
            if (token >= size) {
                throw new InputException(
                        position,
                        "token id " + token + " is outside the vocabulary of " + id + " (0.." + (size - 1) + ")",
                        "Name the tokenizer that made the ids with --tokenizer, or skip the record with --skip-bad.");
            }
        }
    }
}
