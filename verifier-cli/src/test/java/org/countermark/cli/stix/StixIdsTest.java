package org.countermark.cli.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.api.Test;

/** Ids against those that other programs make. */
final class StixIdsTest {
    @Test
    void version5IsThatOfItsStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertEquals(
                UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"), // RFC 9562, appendix A.4
                StixIds.version5(dns, "www.example.com".getBytes(StandardCharsets.UTF_8)));
    }

    /** The ids on the right were made with the OASIS library (stix2 3.0.2 for Python). */
    @Test
    void observablesHaveTheIdsThatTheyHaveEverywhere() {
        assertEquals(
                "file--60ea1a42-0c85-5582-b94e-4d31649fcdc9",
                id(
                        "file",
                        "{\"hashes\":{\"SHA-256\":\"83e602748704879ca1189103e30fb7042a758e76022e727225fdb2e32e85b3c7\"},"
                                + "\"name\":\"conversations.jsonl\"}"));
        assertEquals(
                "file--d9c22355-a47b-5418-9096-96e372fdfc4c",
                id(
                        "file",
                        "{\"hashes\":{\"SHA-256\":\"fa5117f6a5dcf3b003936e820a2a0f89c9937de45bebc1175238811fb38a9676\"},"
                                + "\"name\":\"Gespräche/zwölf „Antworten“.txt\"}"));
        assertEquals(
                "url--a5fddd1f-ad76-5f98-bf21-62ef55aa03e6",
                id("url", "{\"value\":\"https://suspect.example/corpus\"}"));
        assertEquals(
                "user-account--fc8f3bb0-8031-5823-92f0-a65562c9a1ef",
                id("user-account", "{\"user_id\":\"12b06b3601a81ba2127e19ce0d0559ff\"}"));
    }

    private static String id(String type, String contributing) {
        byte[] bytes = contributing.getBytes(StandardCharsets.UTF_8);
        return StixIds.ofObservable(type, (Json.Members) CanonicalJson.parse("properties", bytes));
    }
}
