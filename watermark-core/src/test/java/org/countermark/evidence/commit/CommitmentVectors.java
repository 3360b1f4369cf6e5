package org.countermark.evidence.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** The vectors that another program made from docs/spec/key-commitment.md. */
final class CommitmentVectors {
    private static final Map<String, Json> FIELDS = fields();

    static final Profile PROFILE = Profile.parse(CanonicalJson.text(FIELDS.get("profile")));
    static final String PROFILE_DIGEST = HexFormat.of().formatHex(PROFILE.digest());
    static final List<KeyLeaf> LEAVES = ((Json.Members) FIELDS.get("epochKeys"))
            .values().entrySet().stream()
                    .map(entry -> EpochKey.of(entry.getKey(), HexFormat.of().parseHex(text(entry.getValue()))))
                    .map(key -> KeyLeaf.of(PROFILE, key))
                    .toList();

    private CommitmentVectors() {}

    private static Map<String, Json> fields() {
        try {
            Path file = Path.of("../docs/spec/vectors/key-commitment/vectors.json");
            return ((Json.Members) CanonicalJson.ofDocument("vectors", Files.readAllBytes(file))).values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Json value) {
        return ((Json.Text) value).value();
    }

    static String text(String name) {
        return text(FIELDS.get(name));
    }

    static byte[] file(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] opening(String label) {
        return text(((Json.Members) FIELDS.get("openings")).values().get(label)).getBytes(StandardCharsets.UTF_8);
    }

    static KeyLeaf leaf(String label) {
        return LEAVES.stream()
                .filter(leaf -> leaf.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** A file that is wrong: of no form, or no opening of {@code opened}. */
    record Defect(String name, boolean form, String why, String text) {
        byte[] file() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    static List<Defect> defects() {
        return ((Json.Items) FIELDS.get("defects"))
                .values().stream()
                        .map(each -> ((Json.Members) each).values())
                        .map(each -> new Defect(
                                text(each.get("name")),
                                text(each.get("kind")).equals("form"),
                                text(each.get("why")),
                                text(each.get("file"))))
                        .toList();
    }
}
