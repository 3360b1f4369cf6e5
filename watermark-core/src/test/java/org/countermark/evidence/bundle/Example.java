package org.countermark.evidence.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.keys.EpochKey;

/** The vectors that another program made from docs/spec/evidence-bundle.md, and what somebody who checks them has. */
final class Example {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/evidence-bundle/vectors.json");
    private static final Map<String, Json> FIELDS = fields();

    /** The checks of what is not attached to the example. */
    static final Set<CheckName> PROOFS =
            Set.of(CheckName.SEAL, CheckName.TIME_STAMP, CheckName.LOG_PROOF, CheckName.COMMITMENT_TIME);

    private static final byte[] REPORT = "<html>\n</html>\n".getBytes(StandardCharsets.UTF_8);

    private Example() {}

    private static Map<String, Json> fields() {
        try {
            return ((Json.Members) CanonicalJson.ofDocument("vectors", Files.readAllBytes(VECTORS))).values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Map<String, Json> fields, String name) {
        return ((Json.Text) fields.get(name)).value();
    }

    static byte[] file() {
        return text(FIELDS, "bundle").getBytes(StandardCharsets.UTF_8);
    }

    static Bundle bundle() {
        return Bundle.parse(file());
    }

    static String contentDigest() {
        return text(FIELDS, "contentDigest");
    }

    static byte[] secret() {
        return HexFormat.of().parseHex(text(FIELDS, "epochKey"));
    }

    static Map<String, Json> files() {
        return ((Json.Members) FIELDS.get("files")).values();
    }

    static InputStream open(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    static byte[] reference(String name) {
        return text(((Json.Members) FIELDS.get("references")).values(), name).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] content(String name) {
        return text(files(), name).getBytes(StandardCharsets.UTF_8);
    }

    /** The example with accounts named and a salt. */
    static Bundle redactable() {
        return Bundle.parse(text(FIELDS, "redactable").getBytes(StandardCharsets.UTF_8));
    }

    /** The example with all hidden that can be, by the other program. */
    static byte[] redacted() {
        return text(FIELDS, "redacted").getBytes(StandardCharsets.UTF_8);
    }

    /** Everything there is to the redacted bundle. */
    static Material redactedMaterial() {
        return material().withContentDigest(redactedDigest()).withRecomputed(results(redactable()));
    }

    static String redactedDigest() {
        return text(FIELDS, "redactedDigest");
    }

    static List<Map<String, Json>> defects(String list) {
        return ((Json.Items) FIELDS.get(list))
                .values().stream()
                        .<Map<String, Json>>map(defect -> ((Json.Members) defect).values())
                        .toList();
    }

    static List<Json.Members> results() {
        return results(bundle());
    }

    static List<Json.Members> results(Bundle bundle) {
        return bundle.results().runs().stream().map(Run::result).toList();
    }

    /** Everything: a check that is not possible with it is not possible at all. */
    static Material material() {
        Material material = Material.none()
                .withContentDigest(contentDigest())
                .withKey(EpochKey.of("2026-11", secret()))
                .withRecomputed(results())
                .withReport(REPORT, REPORT);
        for (String name : files().keySet()) {
            material = material.withExhibit(name, () -> new ByteArrayInputStream(content(name)));
        }
        for (ReferenceFile file : bundle().basis().references()) {
            material = material.withReferenceFile(file.name(), () -> new ByteArrayInputStream(reference(file.name())));
        }
        return material;
    }
}
