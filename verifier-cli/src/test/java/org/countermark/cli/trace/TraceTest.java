package org.countermark.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.ProxyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traces from file to verdict, at a level of 1e-9: the odds that an innocent is named in one run are at most that. Every
 * marked token is the best of eight equal ones, so log10 p of a document of 200 tokens is −74 with a deviation of 7 (measured
 * over 400), and of one of 300 tokens −111 with 8.4. The level, corrected for all candidates and documents, is near −15: more
 * than eight deviations away, so the odds that any of some forty documents misses it are far below 1e-9.
 */
final class TraceTest {
    @TempDir
    Path folder;

    /** 320 documents: 24 accounts of 500 wrote one to three each, a cohort wrote four, the others carry no payload of anybody. */
    @Test
    void namesExactlyThoseWhoWroteIt() throws IOException {
        Provider provider = new Provider(folder, 500);
        StringBuilder corpus = new StringBuilder();
        Map<String, Integer> truth = new TreeMap<>();
        Map<Integer, String> writers = new HashMap<>();
        int unheld = unheld(provider);
        for (int i = 0; i < 320; i++) {
            int account = 4 + 20 * (i % 24);
            if (i % 80 == 5) {
                corpus.append(provider.cohortText(200, i));
                truth.merge(Provider.COHORT, 1, Integer::sum);
                writers.put(i + 1, Provider.COHORT);
            } else if (i < 48 && (i < 24 || account % 3 == 0)) {
                corpus.append(provider.text(account, 200, i));
                truth.merge(provider.name(account), 1, Integer::sum);
                writers.put(i + 1, provider.name(account));
            } else if (i % 5 == 0) {
                corpus.append(provider.marked(i % 10 == 0 ? 0 : unheld, 200, i));
            } else {
                corpus.append(MarkedText.unmarked(200, i));
            }
        }
        provider.cli.file("corpus.jsonl", corpus.toString());
        JsonNode result = provider.json("corpus.jsonl", "--top", "1000");
        assertEquals("named", result.path("verdict").asText());
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode account : result.path("accounts")) {
            if (account.path("status").asText().equals("named")) {
                found.put(
                        account.path("name").asText(),
                        account.path("documentsNaming").asInt());
            }
        }
        assertEquals(truth, found);
        assertEquals(writers, namedLines(result));
        assertEquals(1, result.path("cohortsNamed").asInt());
        assertEquals(truth.size() - 1, result.path("accountsNamed").asInt());
        assertEquals(0, result.path("decoys").path("named").size());
        assertEquals(1000, result.path("decoys").path("count").asInt());
        JsonNode family = result.path("family");
        assertEquals(1501, family.path("candidates").asInt());
        assertEquals(320, family.path("documents").asInt());
        assertTrue(result.path("documentsMarked").asInt() >= writers.size(), result.toString());
    }

    /** A payload that takes no part in a trace. */
    private static int unheld(Provider provider) {
        Set<Integer> taken = new HashSet<>();
        IntStream.of(provider.registry.payloads()).forEach(taken::add);
        IntStream.of(provider.registry.unassigned(1000)).forEach(taken::add);
        return IntStream.iterate(1, payload -> payload + 1)
                .filter(payload -> !taken.contains(payload))
                .findFirst()
                .orElseThrow();
    }

    /** Text with a payload that was given after the registry was written, say: it names nobody, and says so loudly. */
    @Test
    void aDecoyThatIsNamedIsALoudWarning() throws IOException {
        Provider provider = new Provider(folder, 20);
        int decoy = provider.registry.unassigned(1000)[77];
        provider.cli.file("corpus.jsonl", provider.marked(decoy, 300, 1) + provider.text(9, 300, 2));
        Cli.Outcome outcome = provider.trace("corpus.jsonl");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("1 account named in 2 documents"), outcome.out());
        assertTrue(outcome.out().contains("WARNING: 1 decoy payload is named"), outcome.out());
        assertTrue(outcome.err().contains("WARNING"), outcome.err());
        assertEquals(
                decoy,
                provider.json("corpus.jsonl")
                        .path("decoys")
                        .path("named")
                        .path(0)
                        .asInt());
    }

    /** The line of each document that names somebody, and whom. */
    private static Map<Integer, String> namedLines(JsonNode result) {
        Map<String, Integer> lines = new HashMap<>();
        for (JsonNode place : result.path("reading").path("documents")) {
            String id = place.path("id").asText();
            lines.put(place.path("digest").asText(), Integer.parseInt(id.substring(id.indexOf(':') + 1)));
        }
        Map<Integer, String> named = new HashMap<>();
        for (JsonNode document : result.path("listed")) {
            if (document.has("names")) {
                named.put(
                        lines.get(document.path("digest").asText()),
                        document.path("names").path("name").asText());
            }
        }
        return named;
    }

    @Test
    void namesNobodyWhereNobodyWroteIt() throws IOException {
        Provider provider = new Provider(folder, 50);
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            corpus.append(MarkedText.unmarked(200, i));
        }
        provider.cli.file("corpus.jsonl", corpus.toString());
        Cli.Outcome outcome = provider.trace("corpus.jsonl");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("No account is named in 40 documents"), outcome.out());
        assertTrue(outcome.out().contains("no account"), outcome.out());
    }

    @Test
    void anotherKeyNamesNobody() throws IOException {
        Provider provider = new Provider(folder, 50);
        provider.cli.file("corpus.jsonl", provider.text(7, 300, 1));
        provider.cli.ok("key", "export-epoch", "--epoch", "2026-12", "--out", "other.key");
        assertEquals("named", provider.json("corpus.jsonl").path("verdict").asText());
        Files.copy(
                provider.cli.path("other.key"),
                provider.cli.path("e.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals("no account", provider.json("corpus.jsonl").path("verdict").asText());
    }

    /** Text of the cohort names it, with those who were in it on the day of the document. */
    @Test
    void aCohortIsNamedWithItsMembersOfTheDay() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file(
                "corpus.jsonl",
                MarkedText.dated(provider.cohortText(300, 1), "2026-04-15")
                        + MarkedText.dated(provider.cohortText(300, 2), "2026-06-15T10:00:00Z")
                        + provider.cohortText(300, 3)
                        + MarkedText.unmarked(300, 4));
        JsonNode result = provider.json("corpus.jsonl");
        JsonNode cohort = result.path("accounts").path(0);
        assertEquals("cohort", cohort.path("kind").asText());
        assertEquals(3, cohort.path("members").size());
        assertEquals("2026-04-15T00:00:00Z", cohort.path("firstDate").asText());
        assertEquals("2026-06-15T10:00:00Z", cohort.path("lastDate").asText());
        Map<String, Set<String>> members = new HashMap<>();
        for (JsonNode document : result.path("listed")) {
            JsonNode names = document.path("names");
            if (names.isObject()) {
                Set<String> there = new HashSet<>();
                names.path("membersAtDate")
                        .forEach(member -> there.add(member.path("name").asText()));
                names.path("members")
                        .forEach(member -> there.add(member.path("name").asText()));
                members.put(document.path("date").asText("undated"), there);
            }
        }
        Set<String> all = Set.of(provider.name(1), provider.name(2), provider.name(3));
        assertEquals(
                Map.of(
                        "2026-04-15T00:00:00Z",
                        all,
                        "2026-06-15T10:00:00Z",
                        Set.of(provider.name(1), provider.name(2)),
                        "undated",
                        all),
                members);
        String text = provider.trace("corpus.jsonl").out();
        assertTrue(text.startsWith("1 cohort named in 4 documents, at family-wise 1e-9."), text);
        assertTrue(text.contains("until 2026-05-01"), text);
    }

    /** Text from before the payload was given cannot carry it: dates or registry are wrong, and the result says so. */
    @Test
    void documentsFromBeforeThePayloadAreAContradiction() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file(
                "corpus.jsonl",
                MarkedText.dated(provider.text(9, 300, 1), "2025-12-31")
                        + MarkedText.dated(provider.text(9, 300, 2), "2026-01-01")
                        + provider.text(9, 300, 3));
        JsonNode account = provider.json("corpus.jsonl").path("accounts").path(0);
        assertEquals(3, account.path("documentsNaming").asInt());
        assertEquals(1, account.path("documentsEarly").asInt());
        String text = provider.trace("corpus.jsonl").out();
        assertTrue(text.contains("BUT") && text.contains("dated before the payload was given"), text);
    }

    @Test
    void jsonFollowsItsSchema() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file(
                "named.jsonl",
                MarkedText.dated(provider.cohortText(300, 1), "2026-04-15")
                        + provider.text(9, 300, 2)
                        + MarkedText.unmarked(300, 3)
                        + MarkedText.unmarked(20, 4));
        provider.cli.file("short.jsonl", MarkedText.unmarked(3, 1));
        provider.cli.file("ids.txt", "user-9\n");
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/trace-result.schema.json")));
        String[] names = {"--registry-secret", "registry.secret", "--names", "ids.txt"};
        for (String file : new String[] {"named.jsonl", "short.jsonl"}) {
            assertEquals(Set.of(), schema.validate(provider.json(file, names[0], names[1], names[2], names[3])));
            assertEquals(Set.of(), schema.validate(provider.json(file, "--proxy", "self", "--decoys", "0")));
        }
        assertFalse(schema.validate(new ObjectMapper().readTree("{\"verdict\":\"maybe\"}"))
                .isEmpty());
    }

    /** A row for every document and one for every account, whatever characters cohorts and ids have. */
    @Test
    void tablesHaveARowForEachAndQuoteWhatNeedsIt() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file(
                "c,\"o\".jsonl",
                provider.cohortText(300, 1)
                        + provider.text(9, 300, 2)
                        + provider.text(9, 250, 3)
                        + MarkedText.unmarked(300, 4)
                        + MarkedText.unmarked(30, 5));
        String csv = provider.trace("c,\"o\".jsonl", "--format", "csv", "--accounts", "a.csv")
                .out();
        List<NamedCsvRecord> rows = records(csv);
        assertEquals(5, rows.size());
        Map<String, String> verdicts = new TreeMap<>();
        for (NamedCsvRecord row : rows) {
            verdicts.put(row.getField("document"), row.getField("verdict") + " " + row.getField("name"));
        }
        assertEquals("named " + Provider.COHORT, verdicts.get("c,\"o\".jsonl:1"));
        assertEquals("named " + provider.name(9), verdicts.get("c,\"o\".jsonl:2"));
        assertEquals("named " + provider.name(9), verdicts.get("c,\"o\".jsonl:3"));
        assertEquals("no account ", verdicts.get("c,\"o\".jsonl:4"));
        assertEquals("too short ", verdicts.get("c,\"o\".jsonl:5"));
        List<NamedCsvRecord> accounts = records(Files.readString(provider.cli.path("a.csv")));
        assertEquals(2, accounts.size());
        for (NamedCsvRecord row : accounts) {
            assertEquals("named", row.getField("status"));
            boolean cohort = row.getField("kind").equals("cohort");
            assertEquals(cohort ? Provider.COHORT : provider.name(9), row.getField("name"));
            assertEquals(cohort ? "1" : "2", row.getField("documents_naming"));
            assertTrue(Double.parseDouble(row.getField("corrected_log10_p")) < -9, csv);
        }
    }

    private static List<NamedCsvRecord> records(String csv) {
        return StreamSupport.stream(CsvReader.builder().ofNamedCsvRecord(csv).spliterator(), false)
                .toList();
    }

    @Test
    void knownIdsAreNamedBesideThePseudonyms() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file("corpus.jsonl", provider.text(9, 300, 1));
        provider.cli.file("ids.txt", "user-8\nuser-9\nnobody\n");
        String text = provider.trace("corpus.jsonl", "--registry-secret", "registry.secret", "--names", "ids.txt")
                .out();
        assertTrue(text.contains("account " + provider.name(9)) && text.contains("user-9"), text);
        assertFalse(text.contains("user-8"), text);
        assertFalse(provider.trace("corpus.jsonl").out().contains("user-9"));
    }

    @Test
    void aProxyIsPartOfThePlan() throws IOException {
        Provider provider = new Provider(folder, 20);
        StringBuilder corpus = new StringBuilder(provider.text(9, 400, 1));
        for (int i = 0; i < 30; i++) {
            corpus.append(MarkedText.unmarked(300, i));
        }
        provider.cli.file("corpus.jsonl", corpus.toString());
        JsonNode plain = provider.json("corpus.jsonl");
        JsonNode weighed = provider.json("corpus.jsonl", "--proxy", "self");
        assertEquals("none", plain.path("proxy").asText());
        assertEquals("weighted", weighed.path("weighing").asText());
        assertFalse(plain.path("planDigest").equals(weighed.path("planDigest")));
        assertEquals("named", weighed.path("verdict").asText());
        assertEquals(
                provider.name(9), weighed.path("accounts").path(0).path("name").asText());
    }

    /** Counts of text that has nothing to do with the corpus: a bad guess, and an exact test nevertheless. */
    @Test
    void aBadProxyNamesNoInnocentEither() throws IOException {
        Provider provider = new Provider(folder, 20);
        List<int[]> other = List.of(new java.util.Random(1).ints(20_000, 0, 300).toArray());
        try (var out = Files.newOutputStream(provider.cli.path("other.proxy"))) {
            ProxyFile.write(KneserNeyModel.train(other, 5000, 3), "r50k_base", out);
        }
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            corpus.append(i % 10 == 0 ? provider.text(9, 300, i) : MarkedText.unmarked(300, i));
        }
        provider.cli.file("corpus.jsonl", corpus.toString());
        JsonNode result = provider.json("corpus.jsonl", "--proxy", "other.proxy");
        assertEquals("mixture", result.path("weighing").asText());
        for (JsonNode account : result.path("accounts")) {
            if (account.path("status").asText().equals("named")) {
                assertEquals(provider.name(9), account.path("name").asText());
            }
        }
        assertEquals(0, result.path("decoys").path("named").size());
    }
}
