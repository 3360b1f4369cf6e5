package org.countermark.evidence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Certificates of sealing keys: two chains to a root that is signed by ML-DSA, and each thing wrong with them. */
class SealRootsTest {
    private static final Instant SEALED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final SealVector VECTOR = SealVector.PUBLISHED;
    private static final KeyUsage SIGNS = new KeyUsage(KeyUsage.digitalSignature);
    private static final KeyUsage ISSUES = new KeyUsage(KeyUsage.keyCertSign);

    private final KeyPair issuerKey = keyPair();
    private final X509CertificateHolder issuer = issue(
            "CN=Issuer", SubjectPublicKeyInfo.getInstance(issuerKey.getPublic().getEncoded()), ISSUES, SEALED);
    private final SealRoots roots = SealRoots.of(List.of(jdk(issuer)));
    private final String classical = text(issue("CN=Laboratory", ed25519(), SIGNS, SEALED));
    private final String lattice = text(issue("CN=Laboratory", mlDsa65(), SIGNS, SEALED));

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("ML-DSA-65", PROVIDER).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo ed25519() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                    new Ed25519PrivateKeyParameters(VECTOR.secret(), 0).generatePublicKey());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo mlDsa65() {
        byte[] seed = Arrays.copyOfRange(VECTOR.secret(), 32, 64);
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                    new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, seed).getPublicKeyParameters());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CertificateHolder issue(String subject, SubjectPublicKeyInfo key, KeyUsage usage, Instant middle) {
        try {
            return new X509v3CertificateBuilder(
                            new X500Name("CN=Issuer"),
                            BigInteger.valueOf(subject.length()),
                            Date.from(middle.minus(YEAR)),
                            Date.from(middle.plus(YEAR)),
                            new X500Name(subject),
                            key)
                    .addExtension(Extension.keyUsage, true, usage)
                    .addExtension(
                            Extension.basicConstraints,
                            true,
                            new BasicConstraints(usage.hasUsages(KeyUsage.keyCertSign)))
                    .build(new JcaContentSignerBuilder("ML-DSA-65")
                            .setProvider(PROVIDER)
                            .build(issuerKey.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(X509CertificateHolder holder) {
        try {
            return Base64.getEncoder().encodeToString(holder.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate jdk(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(String why, CertificateCheck check) {
        CertificateCheck.Refused refused = assertInstanceOf(CertificateCheck.Refused.class, check);
        assertTrue(refused.why().contains(why), refused.why());
    }

    private CertificateCheck check(String ed25519, String mlDsa65) {
        return roots.check(List.of(ed25519), List.of(mlDsa65), SEALED);
    }

    @Test
    void bothChainsTogetherNameTheHolderOfTheKey() {
        CertificateCheck.Certified certified =
                assertInstanceOf(CertificateCheck.Certified.class, check(classical, lattice));
        assertEquals(VECTOR.key().verifyingKey(), certified.key());
        assertEquals("CN=Laboratory", certified.holder());
        assertEquals(SEALED.plus(YEAR), certified.end());
        assertEquals(SealCheck.VALID, certified.key().verify(VECTOR.purpose(), VECTOR.sha256(), VECTOR.signature()));
        assertEquals(certified, roots.check(List.of(classical, text(issuer)), List.of(lattice, text(issuer)), SEALED));
    }

    @Test
    void eachThingWrongIsNamed() {
        SealRoots others = new SealRootsTest().roots;
        assertRefused("Ed25519 chain does not lead", others.check(List.of(classical), List.of(lattice), SEALED));
        Instant later = SEALED.plus(YEAR.multipliedBy(2));
        assertRefused("does not lead", roots.check(List.of(classical), List.of(lattice), later));
        assertRefused(
                "does not lead", roots.check(List.of(classical), List.of(lattice), SEALED.minus(YEAR.multipliedBy(2))));
        assertRefused(
                "ML-DSA-65 chain does not lead",
                check(classical, text(issue("CN=Laboratory", mlDsa65(), SIGNS, later))));
        assertRefused("different holders", check(classical, text(issue("CN=Somebody", mlDsa65(), SIGNS, SEALED))));
        assertRefused("different holders", check(classical, text(issue("CN=laboratory", mlDsa65(), SIGNS, SEALED))));
        assertRefused("another algorithm", check(lattice, classical));
        assertRefused("another algorithm", check(classical, classical));
        assertRefused("key usage", check(classical, text(issue("CN=Laboratory", mlDsa65(), ISSUES, SEALED))));
        assertRefused("1..8", roots.check(List.of(), List.of(lattice), SEALED));
        assertRefused("1..8", roots.check(List.of(classical), Collections.nCopies(9, lattice), SEALED));
        assertRefused("does not lead", roots.check(List.of(classical, lattice), List.of(lattice), SEALED));
        assertRefused("longer than", check(classical, "A".repeat((1 << 16) + 1)));
        assertRefused("damaged", check("", lattice));
        assertRefused("damaged", check("AAAA", lattice));
        assertThrows(IllegalArgumentException.class, () -> SealRoots.of(List.of()));
    }

    /** Every byte of the small certificate but those of its long signature, of which each 13th. */
    @Test
    void everyChangedByteIsNoticed() {
        byte[] der = Base64.getDecoder().decode(classical);
        for (int i = 0; i < der.length; i += i < der.length - Signature.ML_DSA_65_BYTES ? 1 : 13) {
            for (int mask : new int[] {0x01, 0x20, 0x80}) {
                byte[] changed = der.clone();
                changed[i] ^= (byte) mask;
                CertificateCheck check = check(Base64.getEncoder().encodeToString(changed), lattice);
                assertInstanceOf(CertificateCheck.Refused.class, check, "byte " + i + " mask " + mask);
            }
        }
    }
}
