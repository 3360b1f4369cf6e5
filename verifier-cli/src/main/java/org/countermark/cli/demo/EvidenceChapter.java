package org.countermark.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.input.InputException;

/** The last chapter: what was found becomes evidence, which somebody else checks without trusting anybody. */
final class EvidenceChapter {
    private final Steps steps;
    private final Path place;

    /**
     * The chapter.
     *
     * @param steps runs commands
     * @param place where the files are; {@code scan.json}, {@code trace.json} and {@code student.json} are records
     */
    EvidenceChapter(Steps steps, Path place) {
        this.steps = steps;
        this.place = place;
    }

    void tell() throws InputException, IOException {
        steps.say("The three runs were recorded. The investigator puts the records together, says where the files came"
                + " from and who had them, and seals it all.");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        write(
                "origins.csv",
                "name,source,acquired,acquired_by\n"
                        + "corpus.jsonl,mixed by this demo," + now + ",the investigator\n"
                        + "student.jsonl,asked of the suspect's endpoint," + now + ",the investigator\n");
        write(
                "custody.csv",
                "at,by,what\n" + now + ",the investigator,took the files into custody\n" + now
                        + ",the investigator,examined copies of them\n");
        steps.run(("bundle join scan.json trace.json student.json --origins origins.csv --custody custody.csv"
                        + " --opening 2026-11.opening --out joined.json")
                .split(" ", -1));
        steps.run("seal-key", "create", "--label", "investigator", "--out", "investigator.seal");
        steps.run("seal-key", "show", "investigator.seal", "--out", "investigator.pub");
        steps.run("bundle", "seal", "joined.json", "--seal-key", "investigator.seal", "--out", "evidence.json");

        steps.say("A page for people is made of the bundle alone:");
        steps.run("report", "evidence.json", "--out", "report.html");

        steps.say("An opposing expert has the files and the epoch's key, and computes everything again. Nobody asked a"
                + " time-stamping authority: this demo uses no network.");
        steps.run(("verify evidence.json corpus.jsonl student.jsonl registry.ndjson logs.contexts prompts.txt"
                        + " --epoch-key 2026-11.key --trust-key investigator.pub --trust-key provider.pub"
                        + " --report report.html --allow-missing content-digest,time-stamp,log-proof,commitment-time")
                .split(" ", -1));
    }

    private void write(String name, String content) throws IOException {
        AtomicFile.write(place.resolve(name), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
