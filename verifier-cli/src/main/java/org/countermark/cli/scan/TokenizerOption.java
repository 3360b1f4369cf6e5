package org.countermark.cli.scan;

import java.io.IOException;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Option;

/** The option that says where the profile's tokenizer is. */
public final class TokenizerOption {
    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE|ids",
            description = "Where the profile's tokenizer is: embedded, cl100k_base, o200k_base, r50k_base, a"
                    + " tokenizer.json, or ids for records that hold token ids (default: by the profile).")
    private Optional<String> tokenizer = Optional.empty();

    /**
     * What was said.
     *
     * @return the name or file; empty where the profile's id is enough
     */
    public Optional<String> name() {
        return tokenizer;
    }

    /**
     * What makes tokens of records.
     *
     * @param terminal says what relative paths start from
     * @param pinned the tokenizer's id in the profile
     * @return the lexer
     * @throws InputException when the tokenizer is not that one, or cannot be found
     * @throws IOException when it cannot be read
     */
    public Lexer lexer(Terminal terminal, String pinned) throws InputException, IOException {
        return ReadBody.lexer(terminal, tokenizer, pinned);
    }
}
