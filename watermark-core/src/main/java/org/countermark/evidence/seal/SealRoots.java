package org.countermark.evidence.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The certificates of issuers whom a verifier trusts to say whose sealing key a key is: X.509 in place of raw keys.
 *
 * <p>A sealing key has two certificates, one for each algorithm, of the same holder. Whether one was revoked is not looked up. Immutable
 * and safe for use by many threads. Source: RFC 5280, section 6; RFC 8410 (Ed25519); RFC 9881 (ML-DSA); docs/spec/seal.md.
 */
public final class SealRoots {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final List<X509CertificateHolder> trusted;

    private SealRoots(List<X509CertificateHolder> trusted) {
        this.trusted = trusted;
    }

    /**
     * Trusts what these certificates issue.
     *
     * @param trusted issuers' certificates, from elsewhere than the seal; at least one
     * @return what verifies certificates of seals
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public static SealRoots of(Collection<X509Certificate> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("trusted must have at least one certificate, had 0");
        }
        List<X509CertificateHolder> holders = new ArrayList<>();
        for (X509Certificate certificate : trusted) {
            try {
                holders.add(new X509CertificateHolder(certificate.getEncoded()));
            } catch (CertificateException | IOException e) {
                throw new IllegalArgumentException("trusted must have readable certificates only", e);
            }
        }
        return new SealRoots(List.copyOf(holders));
    }

    /**
     * Verifies the certificates of a sealing key. Cost: some milliseconds.
     *
     * @param ed25519 the chain of the Ed25519 key: its own certificate, then each one's issuer, without a trusted one at the end if wished;
     *     DER in base64 with padding; 1..8 of them; from anywhere
     * @param mlDsa65 the chain of the ML-DSA-65 key, likewise
     * @param at when the seal was made, best by a time stamp
     * @return certified only if both chains were valid then and lead to trusted certificates, and both keys have one holder; else why
     *     not
     */
    public CertificateCheck check(List<String> ed25519, List<String> mlDsa65, Instant at) {
        try {
            X509CertificateHolder classical = leaf("Ed25519", EdECObjectIdentifiers.id_Ed25519, ed25519, at);
            X509CertificateHolder lattice = leaf("ML-DSA-65", NISTObjectIdentifiers.id_ml_dsa_65, mlDsa65, at);
            if (!Arrays.equals(
                    classical.getSubject().getEncoded(), lattice.getSubject().getEncoded())) {
                return new CertificateCheck.Refused("the two certificates are of different holders");
            }
            VerifyingKey key = VerifyingKey.of(publicKey(classical), publicKey(lattice));
            Instant first = classical.getNotAfter().toInstant();
            Instant second = lattice.getNotAfter().toInstant();
            return new CertificateCheck.Certified(
                    key, classical.getSubject().toString(), first.isBefore(second) ? first : second);
        } catch (Unfit e) {
            return new CertificateCheck.Refused(String.valueOf(e.getMessage()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Damage makes parsers throw whatever they like.
            return new CertificateCheck.Refused("a certificate is damaged, or none of X.509");
        }
    }

    private X509CertificateHolder leaf(String name, ASN1ObjectIdentifier algorithm, List<String> chain, Instant at)
            throws IOException, GeneralSecurityException, Unfit {
        if (chain.isEmpty() || chain.size() > Certificates.MAX_CHAIN) {
            throw new Unfit("the " + name + " chain must have 1.." + Certificates.MAX_CHAIN + " certificates, had "
                    + chain.size());
        }
        List<X509Certificate> path = new ArrayList<>();
        for (String text : chain) {
            path.add(certificate(read(name, text)));
        }
        X509CertificateHolder leaf = read(name, chain.get(0));
        KeyUsage usage = KeyUsage.fromExtensions(leaf.getExtensions());
        if (!leaf.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm().equals(algorithm)) {
            throw new Unfit("the first certificate of the " + name + " chain is for another algorithm");
        }
        if (usage == null || !usage.hasUsages(KeyUsage.digitalSignature)) {
            throw new Unfit("the " + name + " certificate does not have the key usage of digital signatures");
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509CertificateHolder anchor : trusted) {
            // A path's check leaves its end to whoever trusts it.
            if (anchor.isValidOn(Date.from(at))) {
                anchors.add(new TrustAnchor(certificate(anchor), null));
            }
        }
        if (anchors.isEmpty() || !leads(path, anchors, at)) {
            throw new Unfit("the " + name + " chain does not lead, valid at " + at + ", to a trusted certificate");
        }
        return leaf;
    }

    private static boolean leads(List<X509Certificate> path, Set<TrustAnchor> anchors, Instant at)
            throws CertificateException, NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        try {
            CertPathValidator.getInstance("PKIX", PROVIDER)
                    .validate(CertificateFactory.getInstance("X.509", PROVIDER).generateCertPath(path), parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    private static X509CertificateHolder read(String name, String text) throws IOException, Unfit {
        if (text.length() > Certificates.MAX_LENGTH) {
            throw new Unfit("a certificate of the " + name + " chain is longer than " + Certificates.MAX_LENGTH
                    + " characters");
        }
        byte[] der = Base64.getDecoder().decode(text);
        X509CertificateHolder holder = new X509CertificateHolder(der);
        if (!Base64.getEncoder()
                .encodeToString(holder.toASN1Structure().getEncoded("DER"))
                .equals(text)) {
            throw new Unfit("a certificate of the " + name + " chain is not DER in its one spelling");
        }
        return holder;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
    }

    private static byte[] publicKey(X509CertificateHolder leaf) {
        return leaf.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
    }

    /** Why a chain is not taken. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String why) {
            super(why);
        }
    }
}
