package org.countermark.evidence.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * Asks an issuer for the certificates of a sealing key: one request for each of its halves, under one name.
 *
 * <p>A request begins with an ASN.1 sequence, a sealed message with a length and a word, so that neither is ever taken for the other.
 * Stateless. Source: RFC 2986 (PKCS #10); RFC 8410 (Ed25519); RFC 9881 (ML-DSA); docs/spec/seal.md, section "Certificates".
 */
public final class CertificateRequests {
    private CertificateRequests() {}

    /**
     * The request for the Ed25519 half.
     *
     * @param key the sealing key
     * @param holder the distinguished name to certify, such as {@code CN=Laboratory,O=Example}
     * @return CertificationRequest in DER
     * @throws IllegalArgumentException if the name is none
     * @throws IllegalStateException if the key was destroyed
     */
    public static byte[] ed25519(SealingKey key, String holder) {
        return request(
                key,
                holder,
                EdECObjectIdentifiers.id_Ed25519,
                key.verifyingKey().ed25519());
    }

    /**
     * The request for the ML-DSA-65 half.
     *
     * @param key the sealing key
     * @param holder the distinguished name to certify: the same as in the other request
     * @return CertificationRequest in DER
     * @throws IllegalArgumentException if the name is none
     * @throws IllegalStateException if the key was destroyed
     */
    public static byte[] mlDsa65(SealingKey key, String holder) {
        return request(
                key,
                holder,
                NISTObjectIdentifiers.id_ml_dsa_65,
                key.verifyingKey().mlDsa65());
    }

    private static byte[] request(SealingKey key, String holder, ASN1ObjectIdentifier algorithm, byte[] publicKey) {
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(algorithm);
        try {
            return new PKCS10CertificationRequestBuilder(name(holder), new SubjectPublicKeyInfo(identifier, publicKey))
                    .build(new Half(key, identifier))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(String holder) {
        X500Name name;
        try {
            name = new X500Name(holder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holder must be a distinguished name such as CN=Laboratory", e);
        }
        if (name.getRDNs().length == 0) {
            throw new IllegalArgumentException("holder must be a distinguished name such as CN=Laboratory");
        }
        return name;
    }

    /** Signs with one half of the key. */
    private static final class Half implements ContentSigner {
        private final SealingKey key;
        private final AlgorithmIdentifier algorithm;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Half(SealingKey key, AlgorithmIdentifier algorithm) {
            this.key = key;
            this.algorithm = algorithm;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            Signature both = key.sign(content.toByteArray());
            return algorithm.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)
                    ? both.ed25519Bytes()
                    : both.mlDsa65Bytes();
        }
    }
}
