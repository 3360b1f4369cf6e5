package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * A file that a run read beside the exhibits, such as a registry, token counts or a tokenizer, by name, digest and size. Immutable.
 *
 * @param name its name, as commands have it; one line
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size how many bytes it has
 */
public record ReferenceFile(String name, String sha256, long size) {
    /** Refuses values out of range. */
    public ReferenceFile {
        Texts.line("name", name);
        Texts.digest("sha256", sha256);
        Texts.count("size", size);
    }

    /**
     * Reads a file to its end, in 64 KiB of memory whatever its size.
     *
     * @param name its name
     * @param bytes the file; not closed
     * @return its digest and size
     * @throws IOException if it cannot be read
     */
    public static ReferenceFile of(String name, InputStream bytes) throws IOException {
        FileDigest file = FileDigest.of(bytes);
        return new ReferenceFile(name, file.sha256(), file.size());
    }

    Json toJson() {
        return new Forms()
                .with("name", name)
                .with("sha256", sha256)
                .with("size", size)
                .json();
    }

    static ReferenceFile read(Fields fields) {
        return new ReferenceFile(fields.text("name"), fields.text("sha256"), fields.integer("size"));
    }
}
