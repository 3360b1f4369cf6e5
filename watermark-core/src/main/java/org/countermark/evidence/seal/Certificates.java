package org.countermark.evidence.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.internal.CanonicalBase64;

/**
 * The certificates that come with a seal: a chain for each of its two keys, not yet verified. Immutable.
 *
 * <p>Source: docs/spec/seal.md, section "Certificates".
 *
 * @param ed25519 the chain of the Ed25519 key: its own certificate, then each one's issuer; 1..8 of DER in base64 with padding
 * @param mlDsa65 the chain of the ML-DSA-65 key, likewise
 */
public record Certificates(List<String> ed25519, List<String> mlDsa65) {
    static final int MAX_CHAIN = 8;
    static final int MAX_LENGTH = 1 << 16;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    /** Refuses chains that are longer than any reader takes; what they show is left to a check. */
    public Certificates {
        ed25519 = checked("ed25519", ed25519);
        mlDsa65 = checked("mlDsa65", mlDsa65);
    }

    /**
     * Finds both chains of a key among certificates in any order.
     *
     * @param key the key that seals
     * @param pool certificates, such as those of a PEM file; others than the key's and its issuers' are left out
     * @return the two chains, as long as the issuers given reach
     * @throws IllegalArgumentException if there is no certificate for one of the two keys
     */
    public static Certificates of(VerifyingKey key, Collection<X509Certificate> pool) {
        return new Certificates(chain("Ed25519", key.ed25519(), pool), chain("ML-DSA-65", key.mlDsa65(), pool));
    }

    private static List<String> chain(String name, byte[] key, Collection<X509Certificate> pool) {
        X509Certificate at = pool.stream()
                .filter(each -> Arrays.equals(publicKey(each), key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "certificates must have one for the sealing key's " + name + " half, had none"));
        List<String> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(at);
        while (next.isPresent() && chain.size() < MAX_CHAIN) {
            X509Certificate last = next.get();
            chain.add(text(last));
            next = selfIssued(last)
                    ? Optional.empty()
                    : pool.stream().filter(each -> issued(each, last)).findFirst();
        }
        return chain;
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] publicKey(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getOctets();
    }

    private static String text(X509Certificate certificate) {
        try {
            return CanonicalBase64.encode(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("certificates must be readable", e);
        }
    }

    private static List<String> checked(String parameter, List<String> chain) {
        if (chain.isEmpty() || chain.size() > MAX_CHAIN) {
            throw new IllegalArgumentException(
                    parameter + " must have 1.." + MAX_CHAIN + " certificates, had " + chain.size());
        }
        for (String certificate : chain) {
            if (certificate.isEmpty() || certificate.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(parameter + " must have certificates of 1.." + MAX_LENGTH
                        + " characters, had one of " + certificate.length());
            }
        }
        return List.copyOf(chain);
    }

    Json toJson() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("ed25519", items(ed25519));
        members.put("mlDsa65", items(mlDsa65));
        return new Json.Members(members);
    }

    static Certificates read(Fields fields) {
        return new Certificates(fields.texts("ed25519"), fields.texts("mlDsa65"));
    }

    private static Json items(List<String> chain) {
        return new Json.Items(chain.stream().<Json>map(Json.Text::new).toList());
    }
}
