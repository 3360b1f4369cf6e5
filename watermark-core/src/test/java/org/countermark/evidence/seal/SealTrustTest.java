package org.countermark.evidence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.junit.jupiter.api.Test;

/** Whose seal a seal is: by keys that are known, and by issuers that are trusted. */
class SealTrustTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PURPOSE = "example";
    private static final byte[] DIGEST = DigestUtils.sha256("abc");
    private static final SealingKey KEY = SealingKey.of("lab", new byte[64]);
    private static final SealingKey OTHER = SealingKey.of("other", filled());
    private static final Issuer ISSUER = new Issuer(AT);
    private static final Certificates CERTIFICATES = Certificates.of(KEY.verifyingKey(), certificates(KEY));
    private static final Seal BARE = seal(KEY, Optional.empty());
    private static final Seal CERTIFIED = seal(KEY, Optional.of(CERTIFICATES));
    private static final Optional<SealRoots> NO_ROOTS = Optional.empty();
    private static final Optional<SealRoots> ROOTS = Optional.of(ISSUER.trusted());

    private static byte[] filled() {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    private static List<X509Certificate> certificates(SealingKey key) {
        return ISSUER.certify(key, "CN=Laboratory");
    }

    private static Seal seal(SealingKey key, Optional<Certificates> certificates) {
        return new Seal(key.verifyingKey(), key.sign(PURPOSE, DIGEST), certificates);
    }

    private static SealFinding check(Seal seal, List<VerifyingKey> keys, Optional<SealRoots> roots, Instant at) {
        return SealTrust.of(keys, roots).check(seal, PURPOSE, DIGEST, Optional.of(at));
    }

    private static SealFinding check(Seal seal, List<VerifyingKey> keys, Optional<SealRoots> roots) {
        return check(seal, keys, roots, AT);
    }

    @Test
    void knownKeysAreTrusted() {
        List<VerifyingKey> known = List.of(OTHER.verifyingKey(), KEY.verifyingKey());
        for (Seal seal : List.of(BARE, CERTIFIED)) {
            assertInstanceOf(SealFinding.Trusted.class, check(seal, known, NO_ROOTS));
            assertInstanceOf(SealFinding.Trusted.class, check(seal, known, Optional.of(new Issuer(AT).trusted())));
            assertInstanceOf(SealFinding.Untrusted.class, check(seal, known.subList(0, 1), NO_ROOTS));
            assertInstanceOf(SealFinding.Unknown.class, check(seal, List.of(), NO_ROOTS));
        }
    }

    @Test
    void issuersAreTrusted() {
        SealFinding.Trusted trusted = assertInstanceOf(SealFinding.Trusted.class, check(CERTIFIED, List.of(), ROOTS));
        assertEquals(
                "CN=Laboratory, the key with fingerprint " + KEY.verifyingKey().fingerprint(), trusted.by());
        // A known key that is another one does no harm.
        assertInstanceOf(SealFinding.Trusted.class, check(CERTIFIED, List.of(OTHER.verifyingKey()), ROOTS));
        assertInstanceOf(SealFinding.Unknown.class, check(BARE, List.of(), ROOTS));
        assertInstanceOf(SealFinding.Untrusted.class, check(BARE, List.of(OTHER.verifyingKey()), ROOTS));
        assertInstanceOf(
                SealFinding.Untrusted.class, check(CERTIFIED, List.of(), Optional.of(new Issuer(AT).trusted())));
        assertInstanceOf(SealFinding.Untrusted.class, check(CERTIFIED, List.of(), ROOTS, AT.plusSeconds(40_000_000)));
    }

    @Test
    void certificatesNeedATime() {
        SealFinding found = SealTrust.of(List.of(), ROOTS).check(CERTIFIED, PURPOSE, DIGEST, Optional.empty());
        assertTrue(
                found instanceof SealFinding.Unknown unknown && unknown.why().contains("time stamp"), found.toString());
    }

    @Test
    void certificatesOfAnotherKeyAreNone() {
        Certificates others = Certificates.of(OTHER.verifyingKey(), certificates(OTHER));
        SealFinding found = check(seal(KEY, Optional.of(others)), List.of(), ROOTS);
        assertTrue(
                found instanceof SealFinding.Untrusted untrusted
                        && untrusted.why().contains("of another key"),
                found.toString());
        Certificates half = new Certificates(CERTIFICATES.ed25519(), others.mlDsa65());
        assertInstanceOf(SealFinding.Untrusted.class, check(seal(KEY, Optional.of(half)), List.of(), ROOTS));
    }

    @Test
    void wrongSignaturesAreRefusedWhoeverIsTrusted() {
        Seal wrong = new Seal(KEY.verifyingKey(), OTHER.sign(PURPOSE, DIGEST), Optional.of(CERTIFICATES));
        for (List<VerifyingKey> known : List.of(List.of(KEY.verifyingKey()), List.<VerifyingKey>of())) {
            for (Optional<SealRoots> roots : List.of(ROOTS, NO_ROOTS)) {
                assertInstanceOf(SealFinding.Refused.class, check(wrong, known, roots));
            }
        }
        SealTrust trust = SealTrust.of(List.of(KEY.verifyingKey()), ROOTS);
        assertInstanceOf(SealFinding.Refused.class, trust.check(BARE, "other", DIGEST, Optional.of(AT)));
        assertInstanceOf(SealFinding.Refused.class, trust.check(BARE, PURPOSE, new byte[32], Optional.of(AT)));
    }

    @Test
    void chainsAreFoundInAnyOrderAndWithoutOthers() throws CertificateException {
        assertEquals(3, CERTIFICATES.ed25519().size());
        assertEquals(
                CERTIFICATES.ed25519().subList(1, 3), CERTIFICATES.mlDsa65().subList(1, 3));
        List<X509Certificate> pool = new ArrayList<>(certificates(OTHER));
        // As another library reads them, which knows less of these algorithms.
        CertificateFactory jdk = CertificateFactory.getInstance("X.509");
        for (X509Certificate each : certificates(KEY)) {
            pool.add(0, (X509Certificate) jdk.generateCertificate(new ByteArrayInputStream(each.getEncoded())));
        }
        Certificates found = Certificates.of(KEY.verifyingKey(), pool);
        assertInstanceOf(SealFinding.Trusted.class, check(seal(KEY, Optional.of(found)), List.of(), ROOTS));
        assertEquals(3, found.mlDsa65().size());
        assertThrows(IllegalArgumentException.class, () -> Certificates.of(KEY.verifyingKey(), certificates(OTHER)));
        assertThrows(IllegalArgumentException.class, () -> new Certificates(List.of(), found.mlDsa65()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Certificates(found.ed25519(), List.of("A".repeat((1 << 16) + 1))));
    }

    @Test
    void standInDocumentsWithTheirCertificates() {
        for (Seal seal : List.of(BARE, CERTIFIED)) {
            String text = CanonicalJson.text(seal.toJson());
            byte[] bytes = CanonicalJson.bytes(seal.toJson());
            assertEquals(seal, Fields.read("seal", CanonicalJson.parse("seal", bytes), Seal::read));
            assertEquals(seal.certificates().isPresent(), text.contains("\"certificates\":{\"ed25519\":[\"MII"));
        }
    }
}
