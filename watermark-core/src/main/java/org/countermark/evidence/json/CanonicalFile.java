package org.countermark.evidence.json;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A file of canonical JSON: one object that names its type, and one line end.
 *
 * <p>Every error is an {@link IllegalArgumentException} that names what was read, and where. Stateless. Source:
 * docs/spec/evidence-bundle.md, section "Canonical form".
 */
public final class CanonicalFile {
    private CanonicalFile() {}

    /**
     * Reads a file whole.
     *
     * @param <T> what it is read as
     * @param what what to call it in messages
     * @param type what its field {@code type} must be
     * @param file its bytes, untrusted
     * @param reader takes all fields but {@code type}
     * @return what the reader made of it
     * @throws IllegalArgumentException if it is not canonical, of another type, or not what the reader takes
     */
    public static <T> T read(String what, String type, byte[] file, Function<Fields, T> reader) {
        if (file.length == 0 || file[file.length - 1] != '\n') {
            throw new IllegalArgumentException(what + ": must end with a line end");
        }
        Json json = CanonicalJson.parse(what, Arrays.copyOf(file, file.length - 1));
        return Fields.read(what, json, fields -> {
            requireType(what, type, fields);
            return reader.apply(fields);
        });
    }

    /**
     * Takes the field {@code type}.
     *
     * @param what what to call the object in messages
     * @param type what it must be
     * @param fields those of the object
     * @throws IllegalArgumentException if it is another
     */
    public static void requireType(String what, String type, Fields fields) {
        if (!fields.text("type").equals(type)) {
            throw new IllegalArgumentException(what + ": field \"type\" must be \"" + type + "\"");
        }
    }

    /**
     * The file of an object.
     *
     * @param what what to call it in messages
     * @param object the object
     * @return its canonical form and one line end
     * @throws IllegalArgumentException if it is longer than any reader takes, or nested too deep
     */
    public static byte[] write(String what, Json.Members object) {
        byte[] content = CanonicalJson.bytes(object);
        if (content.length > CanonicalJson.MAX_BYTES) {
            throw new IllegalArgumentException(
                    what + " must have at most " + CanonicalJson.MAX_BYTES + " bytes, had " + content.length);
        }
        byte[] file = Arrays.copyOf(content, content.length + 1);
        file[content.length] = '\n';
        return file;
    }
}
