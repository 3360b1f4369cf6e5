package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The vectors that another program made from the page alone. */
class RegistryVectorsTest {
    private static final Path FOLDER = Path.of("../docs/spec/vectors/registry");

    @Test
    void everyVectorHolds() throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Assignment> made = new HashMap<>();
        List<String> lines = Files.readAllLines(FOLDER.resolve("vectors.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.split(",", -1);
            RegistrySecret secret = RegistrySecret.of(HexFormat.of().parseHex(field[1]));
            String actual = switch (field[0]) {
                case "id" -> secret.id();
                case "pseudonym" ->
                    secret.pseudonym(new String(HexFormat.of().parseHex(field[2]), StandardCharsets.UTF_8))
                            .hex();
                case "shuffle" -> {
                    int bits = Integer.parseInt(field[2]);
                    Assignment shuffled =
                            made.computeIfAbsent(secret.id() + bits, key -> Assignment.shuffled(bits, secret));
                    yield Integer.toString(shuffled.payload(Integer.parseInt(field[3])));
                }
                case "digest" -> RegistryFile.read(FOLDER.resolve(field[2])).digest();
                default ->
                    Arrays.stream(RegistryFile.read(FOLDER.resolve(field[2])).unassigned(Integer.parseInt(field[3])))
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" "));
            };
            assertEquals(field[4], actual, line);
            seen.merge(field[0], 1, Integer::sum);
        }
        assertEquals(
                List.of("decoys", "digest", "id", "pseudonym", "shuffle"),
                seen.keySet().stream().sorted().toList());
        assertTrue(seen.get("shuffle") >= 80, seen.toString());
    }

    /** The same history, told to the editor, gives the other program's bytes. */
    @Test
    void theExampleIsWrittenByteForByte() throws IOException {
        assertEquals(Files.readString(FOLDER.resolve("example.ndjson")), MadeRegistry.text(MadeRegistry.registry()));
    }

    /** The page's own example is a registry, and its payloads are those of the secret 00 01 … 1f. */
    @Test
    void thePageShowsARealRegistry() throws IOException {
        String page = Files.readString(Path.of("../docs/spec/registry.md"));
        int from = page.indexOf("{\"format\"");
        PayloadRegistry shown = MadeRegistry.read(page.substring(from, page.indexOf("```", from)));
        assertEquals(MadeRegistry.secret().id(), shown.secretId());
        assertEquals(MadeRegistry.of("alice"), shown.account(0).pseudonym());
        Assignment shuffled = Assignment.shuffled(shown.bits(), MadeRegistry.secret());
        assertEquals(shuffled.payload(1), shown.account(0).payload());
        assertEquals(shuffled.payload(2), shown.cohorts().get(0).payload());
    }
}
