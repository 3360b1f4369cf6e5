package org.countermark.evidence.time;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time stamp token, read, and its one spelling.
 *
 * <p>A CMS structure has room outside of what is signed: other certificates, unsigned attributes, names in other letters. A kept token
 * has none of it, so that a changed byte is always noticed.
 */
record Token(TimeStampToken content, X509CertificateHolder signer, List<X509CertificateHolder> certificates) {
    static final int MAX_BYTES = 1 << 16;
    /** Chains have three or four; each more is work for a verifier that a forger may ask for. */
    private static final int MAX_CERTIFICATES = 12;

    /**
     * Reads a token of any encoding.
     *
     * @throws IOException if it is none
     * @throws RuntimeException of any kind, for some damage
     */
    static Token parse(byte[] encoded) throws IOException {
        if (encoded.length > MAX_BYTES) {
            throw new IOException("longer than " + MAX_BYTES + " bytes");
        }
        try {
            TimeStampToken content = new TimeStampToken(new CMSSignedData(encoded));
            List<X509CertificateHolder> all =
                    new ArrayList<>(content.getCertificates().getMatches(null));
            List<X509CertificateHolder> signers =
                    all.stream().filter(content.getSID()::match).toList();
            if (signers.size() != 1 || all.size() > MAX_CERTIFICATES) {
                throw new IOException(
                        "it holds " + signers.size() + " certificates of its signer, " + all.size() + " in all");
            }
            return new Token(content, signers.get(0), List.copyOf(all));
        } catch (CMSException | TSPException e) {
            throw new IOException("not a time stamp", e);
        }
    }

    /** The token with these certificates and nothing that is not needed, in DER. */
    byte[] canonical(Collection<X509CertificateHolder> kept) throws IOException {
        CMSSignedData cms = content.toCMSSignedData();
        SignerInfo info = cms.getSignerInfos().getSigners().iterator().next().toASN1Structure();
        SignerIdentifier named =
                new SignerIdentifier(new IssuerAndSerialNumber(signer.getIssuer(), signer.getSerialNumber()));
        SignerInfo bare = new SignerInfo(
                info.getSID().isTagged() ? info.getSID() : named,
                info.getDigestAlgorithm(),
                info.getAuthenticatedAttributes(),
                info.getDigestEncryptionAlgorithm(),
                info.getEncryptedDigest(),
                null);
        SignedData data = new SignedData(
                new DERSet(info.getDigestAlgorithm()),
                new ContentInfo(PKCSObjectIdentifiers.id_ct_TSTInfo, new DEROctetString((byte[])
                        cms.getSignedContent().getContent())),
                new DERSet(kept.stream()
                        .map(X509CertificateHolder::toASN1Structure)
                        .toArray(ASN1Encodable[]::new)),
                null,
                new DERSet(bare));
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    }
}
