package org.countermark.cli.evidence.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.LocalAuthority;
import org.countermark.cli.evidence.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From keys that a provider publishes to a sealed bundle in which a stranger checks that they were, all on the command line. */
final class PublishedKeyTest {
    private static final String LATER = "2100-01-01T00:00:00Z";
    private static final String EARLIER = "2020-01-01T00:00:00Z";

    @TempDir
    Path folder;

    private static void ok(Cli cli, String words) {
        cli.ok(words.split(" "));
    }

    /** Publishes the keys of three months by the provider, and seals a record by the laboratory. */
    private static Records sealed(Path folder, LocalAuthority authority) throws IOException {
        Records records = new Records(folder);
        Cli cli = records.cli;
        cli.file("root.pem", authority.rootPem());
        String tsa = " --tsa " + authority.address() + " --tsa-certificate root.pem";
        for (String party : List.of("provider", "lab")) {
            ok(cli, "seal-key create -q --label " + party + " --out " + party + ".sealkey");
            ok(cli, "seal-key show " + party + ".sealkey --out " + party + ".pub");
        }
        ok(
                cli,
                "key commit -q --profile p.json --epochs 2026-10..2026-12 --out keys.commitment"
                        + " --seal-key provider.sealkey" + tsa);
        ok(cli, "key open --commitment keys.commitment --profile p.json --epoch 2026-11 --out opening");
        for (String acquired : List.of(LATER, EARLIER)) {
            String year = acquired.substring(0, 4);
            cli.file(
                    year + ".csv",
                    "name,source,acquired,acquired_by\ncorpus.jsonl,a disk," + acquired + ",the examiner\n");
            cli.file("log.csv", "at,by,what\n2100-01-02,the examiner,examined\n");
            ok(
                    cli,
                    "bundle join scan.json -q --opening opening --custody log.csv --origins " + year + ".csv --out "
                            + year + ".joined");
            ok(cli, "bundle seal " + year + ".joined -q --out " + year + ".json --seal-key lab.sealkey" + tsa);
        }
        return records;
    }

    private static Cli.Outcome verify(Records records, String bundle, String... keys) {
        String digest = records.cli.ok("bundle", "digest", bundle).strip();
        List<String> words = new ArrayList<>(List.of("verify", bundle, "corpus.jsonl", "--epoch-key", "e.key"));
        words.addAll(List.of("--tsa-certificate", "root.pem", "--content-digest", digest));
        words.addAll(List.of("--allow-missing", "log-proof,report"));
        for (String key : keys) {
            words.addAll(List.of("--trust-key", key));
        }
        return records.cli.run(words.toArray(new String[0]));
    }

    private static void found(int code, Cli.Outcome verified, String... words) {
        assertEquals(code, verified.code(), verified.toString());
        // Findings may be broken into lines.
        String text = verified.out().replaceAll("\\s+", " ");
        Arrays.stream(words).forEach(word -> assertTrue(text.contains(word), verified.out()));
    }

    @Test
    void strangersCheckThatTheKeyWasPublishedInTime() throws IOException {
        try (LocalAuthority authority = new LocalAuthority()) {
            Records records = sealed(folder, authority);
            found(
                    0,
                    verify(records, "2100.json", "lab.pub", "provider.pub"),
                    "log2 of the keys that could have been tried: 1.58 (3 labels)",
                    "3 keys were published together by the key with fingerprint");
            // Whose the published commitment is cannot be told without the provider's key.
            found(1, verify(records, "2100.json", "lab.pub"), "whose the published commitment is");
            found(
                    1,
                    verify(records, "2020.json", "lab.pub", "provider.pub"),
                    "is younger than the exhibit \"corpus.jsonl\"",
                    "any key could have been tried, log2 of their number: 256.00");
        }
    }
}
