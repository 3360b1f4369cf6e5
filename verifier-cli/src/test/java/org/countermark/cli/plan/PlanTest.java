package org.countermark.cli.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts from the command line, there and back. No random numbers anywhere. */
final class PlanTest {
    @TempDir
    Path folder;

    private JsonNode plan(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("plan", "--format", "json"));
        all.addAll(List.of(arguments));
        JsonNode answer = new ObjectMapper().readTree(new Cli(folder).ok(all.toArray(new String[0])));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/plan-result.schema.json")));
        assertEquals(Set.of(), schema.validate(answer), answer::toString);
        return answer;
    }

    /** The inverse of each of the five gives back the power of the design that it came from. */
    @Test
    void everyInverseLeadsBack() throws IOException {
        String[] body = {
            "--scheme", "green-list", "--documents", "300", "--tokens", "200", "--excess", ".07", "--share", "10%"
        };
        JsonNode forward = plan(body);
        double power = forward.path("power").path("total").asDouble();
        assertTrue(power > 0.1 && power < 0.9, forward::toString);
        String target = String.valueOf(power);
        for (int left = 2; left < body.length; left += 2) {
            List<String> arguments = new ArrayList<>(List.of(body));
            arguments.remove(left);
            arguments.remove(left);
            arguments.addAll(List.of("--power", target));
            JsonNode back = plan(arguments.toArray(new String[0]));
            String name = body[left].substring(2);
            assertEquals(name, back.path("askedFor").asText());
            assertEquals(
                    forward.path(name).asDouble(),
                    back.path(name).asDouble(),
                    0.02 * forward.path(name).asDouble(),
                    name);
            assertEquals(power, back.path("power").path("total").asDouble(), 0.01, name);
        }
    }

    @Test
    void sharesOfUnitsDiluteEveryDocument() throws IOException {
        JsonNode diluted = plan(
                "--documents", "500", "--tokens", "300", "--excess", ".2", "--share", "10%", "--share-of", "units");
        JsonNode faint = plan("--documents", "500", "--tokens", "300", "--excess", ".02", "--share", "1");
        assertEquals(
                faint.path("power").path("pooled").asDouble(),
                diluted.path("power").path("pooled").asDouble(),
                0.03);
        JsonNode back = plan(
                "--documents",
                "500",
                "--tokens",
                "300",
                "--excess",
                ".2",
                "--share-of",
                "units",
                "--power",
                diluted.path("power").path("total").asText());
        assertEquals(0.1, back.path("share").asDouble(), 0.002);
    }

    @Test
    void theProfileSaysSchemeAndChannel() throws IOException {
        Cli cli = new Cli(folder);
        cli.ok(
                "profile",
                "new",
                "--scheme",
                "tournament",
                "--depth",
                "10",
                "--trace-share",
                "16384",
                "--out",
                "p.json");
        JsonNode answer =
                plan("--profile", "p.json", "--documents", "10", "--tokens", "400", "--excess", "60", "--share", "1");
        assertEquals("tournament", answer.path("scheme").asText());
        assertEquals(10, answer.path("depth").asInt());
        assertEquals(300, answer.path("units").asInt());
    }

    @Test
    void saysWhenNoTextIsEnough() throws IOException {
        JsonNode answer = plan("--documents", "3", "--tokens", "50", "--excess", ".1", "--power", ".9");
        assertFalse(answer.path("inReach").asBoolean());
        assertTrue(answer.path("share").isMissingNode());
        String text =
                new Cli(folder).ok("plan", "--documents", "3", "--tokens", "50", "--excess", ".1", "--power", ".9");
        assertTrue(text.startsWith("Even text marked throughout would not be detected with a chance of 90 %."), text);
    }

    @Test
    void printsTheAnswerFirst() {
        Cli cli = new Cli(folder);
        String needed = cli.ok("plan", "--documents", "1", "--share", "1", "--excess", ".3", "--power", "90%");
        assertTrue(needed.matches("(?s)4\\d\\d tokens a document are needed .*"), needed);
        String power = cli.ok(
                "plan", "--documents", "20000", "--tokens", "400", "--excess", ".25", "--share", ".1%", "--keys", "10");
        assertTrue(power.startsWith("A scan would detect this mark with a chance of more than 99.9 %."), power);
        assertTrue(power.contains("10 keys × 3 statistics"), power);
        assertTrue(power.contains("0.1 % of the documents: 20 of them"), power);
    }

    @Test
    void refusesWhatCannotBe() {
        refused("Missing: --documents, --power.", "--tokens", "50", "--excess", "1", "--share", "1");
        refused(
                "All were given.",
                "--documents",
                "2",
                "--tokens",
                "50",
                "--excess",
                "1",
                "--share",
                "1",
                "--power",
                ".9");
        refused("--share must be above 0", "--documents", "2", "--tokens", "50", "--excess", "1", "--share", "200%");
        refused("is not a share", "--documents", "2", "--tokens", "50", "--excess", "1", "--share", "few");
        refused("--power must be", "--documents", "2", "--tokens", "50", "--excess", "1", "--power", "1");
        refused(
                "--excess must be above 0 and below 20",
                "--documents",
                "2",
                "--tokens",
                "9",
                "--share",
                "1",
                "--excess",
                "99");
        refused("--keys must be", "--documents", "2", "--tokens", "9", "--share", "1", "--excess", "1", "--keys", "0");
        refused("137 billion", "--documents", "999999999", "--tokens", "99999", "--share", "1", "--excess", "1");
        refused(
                "--depth belongs to",
                "--documents",
                "2",
                "--tokens",
                "9",
                "--share",
                "1",
                "--excess",
                "1",
                "--depth",
                "3");
    }

    private void refused(String message, String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        Cli.Outcome outcome = new Cli(folder).run(all.toArray(new String[0]));
        assertEquals(ExitCode.USAGE.code(), outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome.err());
        assertEquals("", outcome.out());
    }
}
