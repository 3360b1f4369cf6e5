package org.countermark.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.cli.trace.Provider;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.CustodyEntry;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.bundle.Proofs;
import org.countermark.evidence.bundle.Redaction;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Software;
import org.countermark.evidence.bundle.Stated;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;

/** Examinations of made text, with the commands, and bundles of what they printed. */
final class Examinations {
    private static final String ACQUIRED = "2026-11-20T09:30:00Z";

    private final Provider provider;
    private final Profile profile;
    private final Profile provided;
    private final List<Run> runs = new ArrayList<>();
    private final List<Exhibit> exhibits = new ArrayList<>();

    Examinations(Path folder) throws IOException {
        provider = new Provider(folder, 60);
        provider.cli.ok("key", "export-epoch", "--epoch", "2027-01", "--out", "later.key");
        provider.cli.ok("profile", "new", "--tokenizer", "r50k_base", "--trace-share", "16384", "--out", "half.json");
        profile = Profile.parse(Files.readString(provider.cli.path("half.json")));
        provided = Profile.parse(Files.readString(provider.cli.path("p.json")));
    }

    Cli cli() {
        return provider.cli;
    }

    /** A scan of a record a day for ten weeks; those of one week are marked, some in the middle only. */
    Examinations scan() throws IOException {
        StringBuilder records = new StringBuilder();
        LocalDate day = LocalDate.parse("2026-10-01");
        for (int i = 0; i < 70; i++, day = day.plusDays(1)) {
            boolean week = day.getMonthValue() == 11 && day.getDayOfMonth() >= 16 && day.getDayOfMonth() <= 22;
            String record = !week
                    ? MarkedText.unmarked(300, i)
                    : i % 2 == 0
                            ? marked(0, 300, i)
                            : between(
                                    MarkedText.unmarked(150, i), marked(0, 160, i), MarkedText.unmarked(190, i + 1000));
            records.append(MarkedText.dated(record, day + "T09:00:00Z"));
        }
        exhibit("corpus.jsonl", records.toString());
        return run(
                "half.json",
                "scan",
                "corpus.jsonl",
                "--tokenizer",
                "ids",
                "--alpha",
                "1e-9",
                "--timeline",
                "week",
                "--decoys",
                "99");
    }

    /** A scan of text that nobody marked. */
    Examinations scanOfNothing() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            records.append(MarkedText.unmarked(400, 500 + i));
        }
        exhibit("nothing.jsonl", records.toString());
        return run("half.json", "scan", "nothing.jsonl", "--tokenizer", "ids", "--alpha", "1e-9", "--decoys", "19");
    }

    /** A trace of text by three accounts, the cohort and nobody. */
    Examinations trace() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String record = i % 6 == 0
                    ? provider.text(10 + i / 6 % 3, 250, 2000 + i)
                    : i % 10 == 1 ? provider.cohortText(250, 2000 + i) : MarkedText.unmarked(250, 2000 + i);
            records.append(MarkedText.dated(
                    record, String.format(java.util.Locale.ROOT, "2026-11-%02dT12:00:00Z", 1 + i % 20)));
        }
        exhibit("posts.jsonl", records.toString());
        return run(
                "p.json",
                "trace",
                "posts.jsonl",
                "--tokenizer",
                "ids",
                "--alpha",
                "1e-9",
                "--registry",
                "accounts.registry");
    }

    /** A test of a model whose answers are marked text. */
    Examinations student() throws IOException {
        provider.cli.file("prompts.txt", "one\ntwo\nthree\n");
        provider.cli.ok(
                "student",
                "plan",
                "--profile",
                "half.json",
                "--epoch-key",
                "e.key",
                "--prompts",
                "prompts.txt",
                "--arm",
                "unseen",
                "--tokens",
                "100",
                "--alpha",
                "1e-9",
                "--decoys",
                "49",
                "--completions",
                "60",
                "--fixed-units",
                "2000",
                "--payload",
                "7",
                "--placebo-key",
                "later.key",
                "--base-model",
                "before");
        StringBuilder answers = new StringBuilder();
        StringBuilder base = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            answers.append(i % 10 == 9 ? marked(7, 100, 3000 + i) : MarkedText.unmarked(100, 3000 + i));
            base.append(MarkedText.unmarked(100, 4000 + i));
        }
        exhibit("answers.jsonl", answers.toString());
        exhibit("base.jsonl", base.toString());
        return run(
                "half.json",
                "student",
                "test",
                "answers.jsonl",
                "--tokenizer",
                "ids",
                "--plan",
                "student-plan.json",
                "--placebo-key",
                "later.key",
                "--base",
                "base.jsonl",
                "--human",
                "base.jsonl");
    }

    /** A result that no version of the page knows. */
    Examinations unknown() {
        Json result = CanonicalJson.ofDocument(
                "result", "{\"format\":\"other/result/9\",\"verdict\":\"whatever\"}".getBytes(StandardCharsets.UTF_8));
        runs.add(Run.of(List.of("countermark", "divine"), (Json.Members) result));
        return this;
    }

    private String marked(long payload, int length, long seed) throws IOException {
        return MarkedText.marked(profile, provider.cli.path("e.key"), payload, length, seed);
    }

    /** One record of the tokens of several. */
    private static String between(String... records) {
        return Arrays.stream(records)
                .map(record -> record.substring(record.indexOf('[') + 1, record.indexOf(']')))
                .reduce((a, b) -> a + "," + b)
                .map(ids -> "{\"token_ids\":[" + ids + "]}\n")
                .orElseThrow();
    }

    private void exhibit(String name, String content) throws IOException {
        try (InputStream in = Files.newInputStream(provider.cli.file(name, content))) {
            exhibits.add(Exhibit.of(name, in)
                    .acquired("published corpus, mirror of 20 November", Instant.parse(ACQUIRED), "Investigator 7"));
        }
    }

    private Examinations run(String parameters, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--profile", parameters, "--epoch-key", "e.key", "--format", "json"));
        byte[] printed = provider.cli.ok(all.toArray(new String[0])).getBytes(StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>(List.of("countermark"));
        command.addAll(List.of(words));
        runs.add(Run.of(command, (Json.Members) CanonicalJson.ofDocument("result", printed)));
        return this;
    }

    /** Everything so far in a bundle. */
    Bundle bundle() throws IOException {
        String tokenizer = "0123456789abcdef".repeat(4);
        List<Exhibit> all = exhibits.isEmpty() ? List.of(Exhibit.of("none", InputStream.nullInputStream())) : exhibits;
        List<String> digests = all.stream().map(Exhibit::sha256).distinct().toList();
        CustodyEntry taken = CustodyEntry.of(
                CustodyEntry.NONE,
                Instant.parse(ACQUIRED),
                "Investigator 7",
                "downloaded, hashed and put under seal",
                digests);
        CustodyEntry tested = CustodyEntry.of(
                taken.digest(),
                Instant.parse("2026-11-21T10:00:00Z"),
                "Laboratory",
                "received, hashes compared, tested",
                digests);
        return new Bundle(
                new Software("countermark", "0.1.0", "example", new Software.SelfTest(1000, 0, "f".repeat(64))),
                new Basis(
                        List.of(Stated.of(profile.canonical()), Stated.of(provided.canonical())),
                        List.of(key(profile), key(provided)),
                        List.of(),
                        "none",
                        List.of(new Basis.Tokenizer("r50k_base", tokenizer)),
                        List.of()),
                all,
                Results.of(runs),
                List.of(taken, tested),
                new Redaction.Impossible(),
                Proofs.none());
    }

    private KeyId key(Profile under) throws IOException {
        Commitment commitment = Commitment.of(under, EpochKeyFile.read(provider.cli.path("e.key")));
        return new KeyId("2026-11", Stated.of(under.canonical()).digest(), commitment, Optional.empty());
    }
}
