package org.countermark.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.Hkdf;

/**
 * Checks this library against a file of vectors in the published format, one vector at a time, whatever the file's size.
 *
 * <p>Source: docs/spec/vector-format.md. Stateless.
 */
public final class VectorFile {
    /** The format that this class reads. */
    public static final String FORMAT = "countermark-vectors/1";

    /** Limits what a hostile file can make the parser hold; every honest string is far shorter. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(10_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(30)
                    .maxNestingDepth(10)
                    .build())
            .build();

    private static final List<String> BUNDLED =
            List.of("design.json", "gumbel.json", "tournament.json", "green-list.json");

    private VectorFile() {}

    /**
     * Checks all vectors of a file.
     *
     * @param in the file's bytes, UTF-8; not closed
     * @param results receives one result a vector, in file order, as they are computed
     * @return number of vectors checked, at least 1
     * @throws VectorFormatException if the file is not of the format; results before the defect were delivered
     * @throws IOException if reading fails
     */
    public static int check(InputStream in, Consumer<VectorResult> results) throws IOException {
        try (JsonParser parser = JSON.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            try {
                return check(parser, results);
            } catch (IllegalArgumentException e) {
                throw at(e.getMessage(), parser.currentLocation());
            } catch (JsonProcessingException e) {
                throw at("not valid JSON: " + e.getOriginalMessage(), e.getLocation());
            }
        }
    }

    /**
     * Checks the vectors that come with the library.
     *
     * @param results receives one result a vector
     * @return number of vectors checked
     * @throws IOException if the library's own files cannot be read
     */
    public static int checkBundled(Consumer<VectorResult> results) throws IOException {
        int count = 0;
        for (String name : BUNDLED) {
            try (InputStream in = bundled(name)) {
                count += check(in, results);
            }
        }
        return count;
    }

    /**
     * What pins the vectors that come with the library.
     *
     * @return SHA-256 of lp(name) and SHA-256 of each file, in the order in which they are checked, 64 lower-case hexadecimal digits
     * @throws IOException if the library's own files cannot be read
     */
    public static String bundledDigest() throws IOException {
        MessageDigest all = DigestUtils.getSha256Digest();
        for (String name : BUNDLED) {
            try (InputStream in = bundled(name)) {
                all.update(Hkdf.lp(name));
                all.update(DigestUtils.sha256(in));
            }
        }
        return Hex.encodeHexString(all.digest());
    }

    private static InputStream bundled(String name) throws IOException {
        InputStream in = VectorFile.class.getResourceAsStream("vectors/" + name);
        if (in == null) {
            throw new IOException("the library was packed without its vectors: " + name);
        }
        return in;
    }

    private static int check(JsonParser parser, Consumer<VectorResult> results) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "a JSON object was expected");
        boolean format = false;
        int count = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "format" -> {
                    require(
                            value == JsonToken.VALUE_STRING && parser.getText().equals(FORMAT),
                            "field \"format\" must be \"" + FORMAT + "\"");
                    format = true;
                }
                case "contract" ->
                    require(
                            value == JsonToken.VALUE_STRING && parser.getText().equals(CountermarkV1.ID),
                            "field \"contract\" must be \"" + CountermarkV1.ID + "\"");
                case "generator", "note", "wrongField" ->
                    require(value == JsonToken.VALUE_STRING, "field \"" + field + "\" must be a string");
                case "vectors" -> {
                    require(format, "field \"format\" must come before the vectors");
                    count = vectors(parser, results);
                }
                default -> throw new IllegalArgumentException("unknown field \"" + field + "\"");
            }
        }
        require(count > 0, "there are no vectors");
        require(parser.nextToken() == null, "text after the closing brace");
        return count;
    }

    private static int vectors(JsonParser parser, Consumer<VectorResult> results) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "field \"vectors\" must be an array");
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            results.accept(Vector.parse(parser).check());
            count++;
        }
        return count;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static VectorFormatException at(String message, JsonLocation location) {
        return location == null
                ? new VectorFormatException(message, 1, 1)
                : new VectorFormatException(message, location.getLineNr(), location.getColumnNr());
    }
}
