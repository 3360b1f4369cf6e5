package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.keys.Commitment;
import org.countermark.keys.Profile;
import org.countermark.student.Arm;
import org.countermark.student.Mode;
import org.countermark.student.Sample;
import org.countermark.student.StudentPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection that is held to a registered plan asks what was registered, and nothing else. */
final class PlanCollectTest {
    @TempDir
    Path folder;

    private StudentPlan plan(int completions) throws Exception {
        new Cli(folder).ok("profile", "new", "--tokenizer", "embedded", "--out", "profile.json");
        Profile profile = Profile.parse(Files.readString(folder.resolve("profile.json")));
        String digest = DigestUtils.sha256Hex(Files.readAllBytes(folder.resolve("p.txt")));
        StudentPlan plan = StudentPlan.of(
                profile,
                new Commitment("ab".repeat(32)),
                Mode.CLOSED,
                new Sample(Arm.UNSEEN, 4, digest, completions, 33, 100));
        Files.writeString(folder.resolve("plan.json"), plan.toJson());
        return plan;
    }

    @Test
    void thePlanSaysWhatIsAsked() throws Exception {
        Collection collection = new Collection(folder).prompts(4);
        StudentPlan plan = plan(10);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            Cli.Outcome outcome = collection.run(server.url(), "--plan", "plan.json");
            assertEquals(0, outcome.code(), outcome.err());
            List<JsonNode> answers = collection.answers();
            assertEquals(10, answers.size(), "the budget, though it is no multiple of the prompts");
            assertEquals(2, answers.get(9).path("sample").asInt());
            assertEquals(1, answers.get(9).path("prompt_index").asInt());
            assertEquals(33, server.requests().get(0).body().path("max_tokens").asInt());
            String log = Files.readString(collection.logFile(), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertTrue(log.contains(plan.digest()), "the log names the plan");
            Cli.Outcome without = collection.run(server.url(), "--max-tokens", "33");
            assertEquals(ExitCode.INPUT.code(), without.code());
            assertTrue(without.err().contains("its \"plan\""), without.err());
        }
    }

    @Test
    void whatIsNotInThePlanIsRefused() throws Exception {
        Collection collection = new Collection(folder).prompts(4);
        plan(8);
        String nobody = "http://127.0.0.1:1";
        assertEquals(
                ExitCode.USAGE.code(),
                collection.run(nobody, "--plan", "plan.json", "--samples", "2").code());
        assertEquals(
                ExitCode.USAGE.code(),
                collection
                        .run(nobody, "--plan", "plan.json", "--max-tokens", "9")
                        .code());
        collection.prompts(5);
        Cli.Outcome other = collection.run(nobody, "--plan", "plan.json");
        assertEquals(ExitCode.INPUT.code(), other.code());
        assertTrue(other.err().contains("not the prompts of the plan"), other.err());
        Files.writeString(folder.resolve("plan.json"), "{}");
        assertEquals(
                ExitCode.INPUT.code(),
                collection.run(nobody, "--plan", "plan.json").code());
    }
}
