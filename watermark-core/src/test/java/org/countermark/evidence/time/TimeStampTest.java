package org.countermark.evidence.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;

/** Time stamps of a local authority: taken when all is right, refused with the reason for each thing wrong. */
class TimeStampTest {
    private static final byte[] DIGEST = DigestUtils.sha256("a bundle");
    private static final LocalAuthority AUTHORITY = new LocalAuthority();
    private static final TimeStampAuthorities TRUSTED = AUTHORITY.trusted();

    private final RandomGenerator random = new SplittableRandom(7);
    private final TimeStampQuery query = TimeStampQuery.of(DIGEST, random);

    private byte[] kept() throws IOException {
        return Forger.bytes(query.accept(AUTHORITY.answer(query.der()), TRUSTED));
    }

    private static void assertRefused(String why, TimeStampCheck check) {
        TimeStampCheck.Refused refused = assertInstanceOf(TimeStampCheck.Refused.class, check);
        assertTrue(refused.why().contains(why), refused.why());
    }

    private static byte[] forged(X509CertificateHolder own, X509CertificateHolder above, byte[] token) {
        return Forger.signed(token, "SHA256withECDSA", AUTHORITY.key.getPrivate(), own, List.of(own, above));
    }

    @Test
    void askedForByHttpAndVerifiedWithoutIt() throws IOException, InterruptedException {
        HttpServer server = AUTHORITY.serve();
        HttpResponse<byte[]> response;
        try {
            response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(LocalAuthority.address(server))
                                    .header("Content-Type", "application/timestamp-query")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(query.der()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } finally {
            server.stop(0);
        }
        TimeStampCheck.Valid valid =
                assertInstanceOf(TimeStampCheck.Valid.class, query.accept(response.body(), TRUSTED));
        assertEquals(LocalAuthority.STAMPED, valid.time());
        assertEquals(Optional.of(Duration.ofMillis(1500)), valid.accuracy());
        assertEquals("77", valid.serial());
        assertEquals(LocalAuthority.POLICY.getId(), valid.policy());
        assertEquals("CN=Authority", valid.authority());
        assertEquals(
                LocalAuthority.STAMPED.plus(LocalAuthority.YEAR).getEpochSecond(),
                valid.certificateEnd().getEpochSecond());
        assertEquals(valid, TRUSTED.check(DIGEST, Forger.bytes(valid)));
    }

    @Test
    void theQueryAsksForTheDigestWithANonceAndACertificate() throws IOException {
        TimeStampRequest sent = new TimeStampRequest(query.der());
        assertArrayEquals(DIGEST, sent.getMessageImprintDigest());
        assertEquals(TSPAlgorithms.SHA256, sent.getMessageImprintAlgOID());
        assertTrue(sent.getCertReq());
        assertFalse(Arrays.equals(query.der(), TimeStampQuery.of(DIGEST, random).der()));
        assertThrows(IllegalArgumentException.class, () -> TimeStampQuery.of(new byte[31], random));
        assertThrows(IllegalArgumentException.class, () -> TRUSTED.check(new byte[31], new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> TimeStampAuthorities.of(List.of()));
    }

    @Test
    void answersToOtherQueriesAreRefused() throws IOException {
        assertRefused(
                "nonce",
                query.accept(AUTHORITY.answer(TimeStampQuery.of(DIGEST, random).der()), TRUSTED));
        BigInteger nonce = new TimeStampRequest(query.der()).getNonce();
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] other = AUTHORITY.answer(generator
                .generate(TSPAlgorithms.SHA256, DigestUtils.sha256("another bundle"), nonce)
                .getEncoded());
        assertRefused("another digest", query.accept(other, TRUSTED));
        byte[] longer = AUTHORITY.answer(generator
                .generate(TSPAlgorithms.SHA512, DigestUtils.sha512("a bundle"), nonce)
                .getEncoded());
        assertRefused("another digest", query.accept(longer, TRUSTED));
        byte[] silent = AUTHORITY.answer(
                generator.generate(TSPAlgorithms.SHA256, DIGEST).getEncoded());
        assertRefused("nonce", query.accept(silent, TRUSTED));
        // PKIStatusInfo 2 (rejection), without a token.
        assertRefused("did not grant", query.accept(new byte[] {0x30, 5, 0x30, 3, 2, 1, 2}, TRUSTED));
        assertRefused("another digest", TRUSTED.check(DigestUtils.sha256("another bundle"), kept()));
    }

    @Test
    void strangersAreRefusedAndAnyLinkMayBeTrusted() throws IOException {
        assertRefused("no chain", new LocalAuthority().trusted().check(DIGEST, kept()));
        TimeStampAuthorities intermediate =
                TimeStampAuthorities.of(List.of(LocalAuthority.jdk(AUTHORITY.intermediate)));
        assertInstanceOf(TimeStampCheck.Valid.class, intermediate.check(DIGEST, kept()));
        TimeStampAuthorities itself = TimeStampAuthorities.of(List.of(LocalAuthority.jdk(AUTHORITY.certificate)));
        assertInstanceOf(TimeStampCheck.Valid.class, query.accept(AUTHORITY.answer(query.der()), itself));
    }

    @Test
    void certificatesOutOfTimeAreRefused() throws IOException {
        Instant before = LocalAuthority.STAMPED.minus(LocalAuthority.YEAR.multipliedBy(2));
        Instant after = LocalAuthority.STAMPED.plus(LocalAuthority.YEAR.multipliedBy(2));
        for (Instant middle : List.of(before, after)) {
            X509CertificateHolder own = AUTHORITY.leaf(middle, true, KeyPurposeId.id_kp_timeStamping);
            assertRefused("not valid at the time", TRUSTED.check(DIGEST, forged(own, AUTHORITY.intermediate, kept())));
            X509CertificateHolder above = LocalAuthority.issue(
                    "Intermediate",
                    "Root",
                    AUTHORITY.intermediateKey,
                    AUTHORITY.rootKey,
                    middle,
                    Optional.empty(),
                    true);
            assertRefused("no chain", TRUSTED.check(DIGEST, forged(AUTHORITY.certificate, above, kept())));
            X509CertificateHolder root = LocalAuthority.issue(
                    "Root", "Root", AUTHORITY.rootKey, AUTHORITY.rootKey, middle, Optional.empty(), true);
            assertRefused(
                    "no chain",
                    TimeStampAuthorities.of(List.of(LocalAuthority.jdk(root))).check(DIGEST, kept()));
        }
    }

    @Test
    void certificatesForOtherThanTimeStampingAreRefused() throws IOException {
        for (X509CertificateHolder own : List.of(
                AUTHORITY.leaf(LocalAuthority.STAMPED, true, KeyPurposeId.id_kp_serverAuth),
                AUTHORITY.leaf(LocalAuthority.STAMPED, false, KeyPurposeId.id_kp_timeStamping),
                AUTHORITY.leaf(
                        LocalAuthority.STAMPED, true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_serverAuth),
                LocalAuthority.issue(
                        "Authority",
                        "Intermediate",
                        AUTHORITY.key,
                        AUTHORITY.intermediateKey,
                        LocalAuthority.STAMPED,
                        Optional.empty(),
                        true))) {
            assertRefused("extended key usage", TRUSTED.check(DIGEST, forged(own, AUTHORITY.intermediate, kept())));
        }
        // The control: the forger's own work passes where nothing is wrong.
        assertInstanceOf(
                TimeStampCheck.Valid.class,
                TRUSTED.check(DIGEST, forged(AUTHORITY.certificate, AUTHORITY.intermediate, kept())));
    }

    @Test
    void aLeafIssuesNoOther() throws IOException {
        LocalAuthority other = new LocalAuthority();
        X509CertificateHolder own = LocalAuthority.issue(
                "Sub",
                "Authority",
                other.key,
                AUTHORITY.key,
                LocalAuthority.STAMPED,
                Optional.of(new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)),
                true);
        byte[] token = Forger.signed(
                kept(),
                "SHA256withECDSA",
                other.key.getPrivate(),
                own,
                List.of(own, AUTHORITY.certificate, AUTHORITY.intermediate));
        assertRefused("no chain", TRUSTED.check(DIGEST, token));
    }

    @Test
    void weakDigestsAndForeignSignaturesAreRefused() throws IOException {
        byte[] weak = Forger.signed(
                kept(),
                "SHA1withECDSA",
                AUTHORITY.key.getPrivate(),
                AUTHORITY.certificate,
                List.of(AUTHORITY.certificate, AUTHORITY.intermediate));
        assertRefused("SHA-2", TRUSTED.check(DIGEST, weak));
        byte[] foreign = Forger.signed(
                kept(),
                "SHA256withECDSA",
                AUTHORITY.rootKey.getPrivate(),
                AUTHORITY.certificate,
                List.of(AUTHORITY.certificate, AUTHORITY.intermediate));
        assertRefused("signature", TRUSTED.check(DIGEST, foreign));
    }

    @Test
    void whatProvesNothingIsStrippedAndNotAcceptedLater() throws IOException {
        byte[] token = kept();
        Token parsed = Token.parse(token);
        X509CertificateHolder other = LocalAuthority.issue(
                "Someone", "Nobody", AUTHORITY.key, AUTHORITY.key, LocalAuthority.STAMPED, Optional.empty(), true);
        byte[] more = parsed.canonical(List.of(AUTHORITY.certificate, AUTHORITY.intermediate, other));

        CMSSignedData cms = parsed.content().toCMSSignedData();
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        Attribute note = new Attribute(
                PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERSet(new DERUTF8String("a note")));
        SignerInformation annotated =
                SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(note)));
        byte[] noted = CMSSignedData.replaceSigners(cms, new SignerInformationStore(annotated))
                .getEncoded();

        for (byte[] loose : List.of(more, noted)) {
            assertRefused("more than needed", TRUSTED.check(DIGEST, loose));
            assertEquals(TRUSTED.check(DIGEST, token), TRUSTED.adopt(DIGEST, loose));
        }
    }

    /** A root, an authority and a token that OpenSSL made. */
    @Test
    void anotherImplementationsTokensAreTaken() throws IOException, GeneralSecurityException {
        Path folder = Path.of("../docs/spec/vectors/time-stamp");
        byte[] token = Base64.getMimeDecoder().decode(Files.readString(folder.resolve("token.txt")));
        byte[] digest = DigestUtils.sha256("abc");
        try (InputStream in = Files.newInputStream(folder.resolve("root.pem"))) {
            TimeStampAuthorities trusted = TimeStampAuthorities.of(List.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in)));
            TimeStampCheck.Valid valid = assertInstanceOf(TimeStampCheck.Valid.class, trusted.adopt(digest, token));
            assertEquals(Instant.parse("2026-11-21T21:56:49Z"), valid.time());
            assertEquals("1.2.3.4.1", valid.policy());
            assertEquals("5", valid.serial());
            assertEquals(valid, trusted.check(digest, Forger.bytes(valid)));
            assertRefused("no chain", TRUSTED.adopt(digest, token));
            assertRefused("another digest", trusted.adopt(DIGEST, token));
        }
    }

    /** A flip of each byte, in a low bit, in the bit of a letter's case and in the highest one; and each shorter text. */
    @Test
    void everyChangedOrMissingByteIsNoticed() throws IOException {
        byte[] token = kept();
        for (int i = 0; i < token.length; i++) {
            for (int mask : new int[] {0x01, 0x20, 0x80}) {
                byte[] changed = token.clone();
                changed[i] ^= (byte) mask;
                assertInstanceOf(
                        TimeStampCheck.Refused.class, TRUSTED.check(DIGEST, changed), "byte " + i + " mask " + mask);
            }
            assertInstanceOf(TimeStampCheck.Refused.class, TRUSTED.check(DIGEST, Arrays.copyOf(token, i)));
        }
        assertInstanceOf(TimeStampCheck.Refused.class, TRUSTED.check(DIGEST, Arrays.copyOf(token, token.length + 1)));
    }

    @Test
    void nonsenseIsRefusedAndNeverThrows() {
        byte[] deep = new byte[Token.MAX_BYTES];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        byte[] huge = new byte[Token.MAX_BYTES + 1];
        byte[] claim = {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        for (byte[] bad : List.of(new byte[0], deep, huge, claim)) {
            assertInstanceOf(TimeStampCheck.Refused.class, TRUSTED.check(DIGEST, bad));
            assertInstanceOf(TimeStampCheck.Refused.class, query.accept(bad, TRUSTED));
        }
    }
}
