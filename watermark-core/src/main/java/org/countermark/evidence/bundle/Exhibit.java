package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * A file that was examined, by name, digest and size, and where it is said to come from. Immutable.
 *
 * @param name its name, as results have it; one line
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size how many bytes it has
 * @param source where it was taken from, as given; one line
 * @param acquired when, as given; a whole second
 * @param acquiredBy by whom, as given; one line
 */
public record Exhibit(
        String name,
        String sha256,
        long size,
        Optional<String> source,
        Optional<Instant> acquired,
        Optional<String> acquiredBy) {
    /** Refuses values out of range. */
    public Exhibit {
        Texts.line("name", name);
        Texts.digest("sha256", sha256);
        Texts.count("size", size);
        source.ifPresent(text -> Texts.line("source", text));
        acquired.ifPresent(time -> Texts.second("acquired", time));
        acquiredBy.ifPresent(text -> Texts.line("acquiredBy", text));
    }

    /**
     * Reads a file to its end, in 64 KiB of memory whatever its size.
     *
     * @param name its name
     * @param bytes the file; not closed
     * @return its digest and size, without origin
     * @throws IOException if it cannot be read
     */
    public static Exhibit of(String name, InputStream bytes) throws IOException {
        FileDigest file = FileDigest.of(bytes);
        return new Exhibit(name, file.sha256(), file.size(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same file with where it is said to come from.
     *
     * @param from the source
     * @param when when it was taken; a whole second
     * @param by who took it
     * @return the exhibit with these
     */
    public Exhibit acquired(String from, Instant when, String by) {
        return new Exhibit(name, sha256, size, Optional.of(from), Optional.of(when), Optional.of(by));
    }

    Json toJson() {
        Forms form = new Forms().with("name", name).with("sha256", sha256).with("size", size);
        source.ifPresent(text -> form.with("source", text));
        acquired.ifPresent(time -> form.with("acquired", time.toString()));
        acquiredBy.ifPresent(text -> form.with("acquiredBy", text));
        return form.json();
    }

    static Exhibit read(Fields fields) {
        return new Exhibit(
                fields.text("name"),
                fields.text("sha256"),
                fields.integer("size"),
                fields.optionalText("source"),
                fields.optionalText("acquired").map(text -> Texts.instant("acquired", text)),
                fields.optionalText("acquiredBy"));
    }
}
