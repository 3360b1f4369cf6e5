package org.countermark.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates of sealing keys by an intermediate one, all valid two years around a moment; for tests of other packages. */
public final class Issuer {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Duration YEAR = Duration.ofDays(365);

    private final Instant middle;
    private final KeyPair rootKey = keyPair();
    private final KeyPair intermediateKey = keyPair();
    private final X509Certificate root;
    private final X509Certificate intermediate;

    /** An issuer with keys of its own. */
    public Issuer(Instant middle) {
        this.middle = middle;
        this.root = issue("CN=Root", "CN=Root", rootKey, info(rootKey), true);
        this.intermediate = issue("CN=Intermediate", "CN=Root", rootKey, info(intermediateKey), true);
    }

    /** What trusts the root alone. */
    public SealRoots trusted() {
        return SealRoots.of(List.of(root));
    }

    /** Certificates of both halves of a key, in no order, with those of the issuers. */
    public List<X509Certificate> certify(SealingKey key, String holder) {
        return List.of(
                root,
                certify(NISTObjectIdentifiers.id_ml_dsa_65, key.verifyingKey().mlDsa65(), holder),
                intermediate,
                certify(EdECObjectIdentifiers.id_Ed25519, key.verifyingKey().ed25519(), holder));
    }

    private X509Certificate certify(ASN1ObjectIdentifier algorithm, byte[] key, String holder) {
        SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm), key);
        return issue(holder, "CN=Intermediate", intermediateKey, info, false);
    }

    private X509Certificate issue(
            String subject, String issuer, KeyPair signer, SubjectPublicKeyInfo key, boolean issues) {
        try {
            return new JcaX509CertificateConverter()
                    .setProvider(PROVIDER)
                    .getCertificate(new X509v3CertificateBuilder(
                                    new X500Name(issuer),
                                    BigInteger.valueOf(subject.length()),
                                    Date.from(middle.minus(YEAR)),
                                    Date.from(middle.plus(YEAR)),
                                    new X500Name(subject),
                                    key)
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(issues ? KeyUsage.keyCertSign : KeyUsage.digitalSignature))
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(issues))
                            .build(new JcaContentSignerBuilder("ML-DSA-65")
                                    .setProvider(PROVIDER)
                                    .build(signer.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("ML-DSA-65", PROVIDER).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
