package org.countermark.evidence.bundle;

import java.util.List;
import java.util.Objects;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * A command and the result that it printed. Immutable.
 *
 * @param command the command's words, the program first; no key is ever among them, and neither are settings of the machine
 * @param result what came out, whole, through {@link CanonicalJson#ofDocument}
 * @param digest what SHA-256 of the result's canonical form should be, 64 lower-case hexadecimal digits
 */
public record Run(List<String> command, Json.Members result, String digest) {
    /** Refuses words of another form; whether the digest is the result's is left to a check. */
    public Run {
        command = List.copyOf(command);
        command.forEach(word -> Texts.line("command", word));
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command must have at least one word, had none");
        }
        Objects.requireNonNull(result, "result");
        Texts.digest("digest", digest);
    }

    /**
     * A run with the digest of its result.
     *
     * @param command the command's words
     * @param result what came out
     * @return the run
     */
    public static Run of(List<String> command, Json.Members result) {
        return new Run(command, result, CanonicalJson.digest(result));
    }

    /**
     * Whether the digest is the result's.
     *
     * @return true if it is
     */
    public boolean holds() {
        return CanonicalJson.digest(result).equals(digest);
    }

    Json toJson() {
        return new Forms()
                .with("command", command, Json.Text::new)
                .with("digest", digest)
                .with("result", result)
                .json();
    }

    static Run read(Fields fields) {
        return new Run(fields.texts("command"), fields.members("result"), fields.text("digest"));
    }
}
