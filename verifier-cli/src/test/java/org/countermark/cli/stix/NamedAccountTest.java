package org.countermark.cli.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.countermark.evidence.seal.SealingKey;
import org.junit.jupiter.api.Test;

/** Who is named in an export of a trace: named accounts only, and no more of them than their pseudonyms. */
final class NamedAccountTest {
    private static final String ACME = "12b06b3601a81ba2127e19ce0d0559ff";
    private static final String LEAD = "00112233445566778899aabbccddeeff";

    private static String trace(String decoys) {
        return """
                {"format":"countermark/trace-result/1","verdict":"named","alpha":"1e-3","accountsNamed":1,"cohortsNamed":1,
                 "family":{"candidates":1000},"decoys":{"count":99,"named":[%s]},
                 "doesNotShow":["who wrote it"],
                 "accounts":[
                  {"status":"named","kind":"account","name":"%s","knownAs":"Acme","payload":604,"log10P":-44.25,
                   "method":"certified","correctedLog10P":-41.25,"log10E":40,"documentsNaming":1,
                   "strongest":[{"digest":"aa","names":{"name":"%2$s"}},{"digest":"bb","names":{"name":"other"}}]},
                  {"status":"named","kind":"cohort","name":"ring-7","payload":562,"members":[{"name":"%3$s"}],"log10P":-9,
                   "correctedLog10P":-6,"documentsNaming":1,"strongest":[{"digest":"bb","names":{"name":"ring-7"}}]},
                  {"status":"lead","kind":"account","name":"%3$s","payload":7,"log10P":-5,"documentsNaming":0,"strongest":[]}],
                 "reading":{"inputs":[{"name":"conversations.jsonl"},{"name":"Gespräche/zwölf „Antworten“.txt"}],
                  "documents":[{"digest":"aa","id":"conversations.jsonl:12"},
                   {"digest":"bb","id":"Gespräche/zwölf „Antworten“.txt"},{"digest":"cc","id":"conversations.jsonl:x"}]}}""".formatted(decoys, ACME, LEAD);
    }

    @Test
    void anAccountIsAPseudonymAndACohortAGroup() throws IOException {
        Export export = Export.of(Export.withResult(trace("")));
        List<JsonNode> accounts = export.objects("user-account");
        assertEquals(1, accounts.size());
        assertEquals(ACME, accounts.get(0).path("user_id").asText());
        List<JsonNode> groups = export.objects("identity").stream()
                .filter(identity -> identity.path("identity_class").asText().equals("group"))
                .toList();
        assertEquals(1, groups.size());
        assertEquals("ring-7", groups.get(0).path("name").asText());
        String text = export.bundle().toString();
        assertFalse(text.contains("Acme"), "the provider's own id");
        assertFalse(text.contains("604"), "a payload");
        assertFalse(text.contains(LEAD), "a lead, or a member of a cohort");
    }

    @Test
    void theNoteHasTheFiguresAndTheRelationTheFile() throws IOException {
        Export export = Export.of(Export.withResult(trace("")));
        JsonNode note = export.objects("note").stream()
                .filter(each -> each.path("abstract").asText().equals("Account " + ACME + " is named"))
                .findFirst()
                .orElseThrow();
        assertEquals("-44.25", Export.figures(note).path("log10_p").asText());
        assertEquals("-41.25", Export.figures(note).path("corrected_log10_p").asText());
        assertEquals(1000, Export.figures(note).path("tests").asInt());
        assertTrue(note.path("content").asText().contains("This does not show:\n- who wrote it"));

        List<JsonNode> relations = export.objects("relationship");
        assertEquals(2, relations.size());
        JsonNode account = relations.get(0);
        assertEquals(
                file(export, "conversations.jsonl"), account.path("source_ref").asText());
        assertEquals(
                export.ids("user-account").get(0), account.path("target_ref").asText());
        assertEquals("related-to", account.path("relationship_type").asText());
        assertEquals(
                file(export, "Gespräche/zwölf „Antworten“.txt"),
                relations.get(1).path("source_ref").asText());
    }

    @Test
    void whereADecoyIsNamedNobodyIs() throws IOException {
        Export export = Export.of(Export.withResult(trace("17")));
        assertEquals(List.of(), export.objects("user-account"));
        assertEquals(List.of(), export.objects("relationship"));
        List<JsonNode> notes = export.objects("note");
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).path("content").asText().contains("no name should be believed"));
    }

    @Test
    void inARedactedBundleNobodyIsNamedButCounted() throws IOException {
        SealingKey key = SealingKey.of("lab", new byte[64]);
        Export export = Export.of(Export.withResult(trace("")).sealed(key).redacted());
        assertEquals(List.of(), export.objects("user-account"));
        assertEquals(List.of(), export.objects("relationship"));
        assertEquals(2, export.objects("identity").size(), "software and producer");
        List<JsonNode> notes = export.objects("note");
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).path("content").asText().contains("Accounts named: 1\nCohorts named: 1"));
        String text = export.bundle().toString();
        for (String hidden : List.of(ACME, LEAD, "ring-7", "conversations.jsonl")) {
            assertFalse(text.contains(hidden), hidden);
        }
    }

    private static String file(Export export, String name) {
        return export.objects("file").stream()
                .filter(file -> file.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}
