package org.countermark.evidence.bundle;

import java.util.Objects;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * A document (a profile, a plan, a result) with the digest that it is said to have. Immutable.
 *
 * <p>The two are kept apart so that a check can tell whether they belong together.
 *
 * @param document the document
 * @param digest what SHA-256 of its canonical form should be, 64 lower-case hexadecimal digits
 */
public record Stated(Json.Members document, String digest) {
    /** Refuses what is no digest; whether it is the document's is left to a check. */
    public Stated {
        Objects.requireNonNull(document, "document");
        Texts.digest("digest", digest);
    }

    /**
     * A document with its digest.
     *
     * @param document the document
     * @return the two together
     */
    public static Stated of(Json.Members document) {
        return new Stated(document, CanonicalJson.digest(document));
    }

    /**
     * A document with its digest.
     *
     * @param canonical its canonical form, such as {@link org.countermark.keys.Profile#canonical()}
     * @return the two together
     * @throws IllegalArgumentException if the bytes are no canonical object
     */
    public static Stated of(byte[] canonical) {
        if (CanonicalJson.parse("document", canonical) instanceof Json.Members document) {
            return of(document);
        }
        throw new IllegalArgumentException("document must be an object");
    }

    /**
     * Whether the digest is the document's.
     *
     * @return true if it is
     */
    public boolean holds() {
        return CanonicalJson.digest(document).equals(digest);
    }

    String text() {
        return CanonicalJson.text(document);
    }

    Json toJson() {
        return new Forms().with("digest", digest).with("document", document).json();
    }

    static Stated read(Fields fields) {
        return new Stated(fields.members("document"), fields.text("digest"));
    }
}
