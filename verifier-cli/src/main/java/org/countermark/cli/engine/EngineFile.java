package org.countermark.cli.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countermark.cli.JsonDocument;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** Writes what a serving engine is configured with. */
public final class EngineFile {
    private EngineFile() {}

    /**
     * Writes the engine's own configuration.
     *
     * @param profile a profile of an engine's contract
     * @param key the numbers of its key
     * @param out takes it
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the engine's configuration has no place for such a key
     */
    public static void write(Profile profile, long[] key, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> {
            json.writeStartObject();
            EngineSyntax.of(profile.contract()).write(profile, key, json);
            json.writeEndObject();
        });
    }

    /**
     * Writes the key's numbers, one a line, in decimal: without a sign where the engine takes 64 bits.
     *
     * @param contract the engine's contract
     * @param key the numbers
     * @param out takes them
     * @throws IOException if they cannot be written
     */
    public static void numbers(Contract contract, long[] key, OutputStream out) throws IOException {
        for (long number : key) {
            String word = contract.keyBits() == Long.SIZE ? Long.toUnsignedString(number) : Long.toString(number);
            out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What the engine must be told beside its configuration.
     *
     * @param profile a profile of an engine's contract
     * @return sentences, which hold nothing secret
     */
    public static List<String> remarks(Profile profile) {
        return EngineSyntax.of(profile.contract()).remarks(profile);
    }
}
