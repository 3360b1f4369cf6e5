package org.countermark.cli.stix;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/**
 * Ids that follow from what they name. Stateless.
 *
 * <p>All are UUIDs of version 5 (RFC 9562, section 5.5) over canonical JSON (RFC 8785). Source: STIX 2.1, section 2.9.
 */
final class StixIds {
    /** The namespace that STIX 2.1 prescribes for cyber-observable objects, and forbids for all others. */
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static final UUID OWN = UUID.fromString("7820e2f8-6e54-4c11-a905-7fe76e0a9553");

    private StixIds() {}

    /** The id of an observable, the same wherever it is seen: it depends on those properties that the standard names. */
    static String ofObservable(String type, Json.Members contributing) {
        return type + "--" + version5(OBSERVABLES, CanonicalJson.bytes(contributing));
    }

    /** The id of any other object, over all its properties but the id. */
    static String ofContent(String type, Json.Members object) {
        return type + "--" + version5(OWN, CanonicalJson.bytes(object));
    }

    static UUID version5(UUID namespace, byte[] name) {
        ByteBuffer input = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name);
        ByteBuffer sha1 = ByteBuffer.wrap(DigestUtils.sha1(input.array()));
        long high = (sha1.getLong() & ~0xF000L) | 0x5000L;
        long low = (sha1.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }
}
