package org.countermark.evidence.time;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/**
 * The certificates of time stamp authorities that a verifier trusts, and what verifies time stamps against them, offline.
 *
 * <p>Whether a certificate was revoked is not looked up. Immutable and safe for use by many threads. Source: RFC 3161, section 2.4.2;
 * RFC 5280, section 6; docs/spec/time-stamp.md.
 */
public final class TimeStampAuthorities {
    private static final Set<ASN1ObjectIdentifier> SIGNED_DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_sha3_256,
            NISTObjectIdentifiers.id_sha3_384,
            NISTObjectIdentifiers.id_sha3_512,
            NISTObjectIdentifiers.id_shake256);

    private static final String DAMAGED = "the time stamp is damaged, or none of RFC 3161";

    private final Chains chains;

    private TimeStampAuthorities(Chains chains) {
        this.chains = chains;
    }

    /**
     * Trusts these certificates and those they issue for time stamping.
     *
     * @param trusted roots, intermediate certificates or authorities' own ones; from elsewhere than the time stamp; at least one
     * @return what verifies time stamps
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public static TimeStampAuthorities of(Collection<X509Certificate> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("trusted must have at least one certificate, had 0");
        }
        List<X509CertificateHolder> holders = new ArrayList<>();
        for (X509Certificate certificate : trusted) {
            try {
                holders.add(new X509CertificateHolder(certificate.getEncoded()));
            } catch (CertificateEncodingException | IOException e) {
                throw new IllegalArgumentException("trusted must have readable certificates only", e);
            }
        }
        return new TimeStampAuthorities(new Chains(holders));
    }

    /**
     * Verifies a kept time stamp. Cost: some milliseconds.
     *
     * @param sha256 the digest that should have been stamped, 32 bytes
     * @param token the token as it is kept, in DER; from anywhere
     * @return valid only if the token is about this digest, signed by an authority whose chain ends in a trusted certificate and was
     *     valid at the time that it states, and holds nothing beside; else why not
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public TimeStampCheck check(byte[] sha256, byte[] token) {
        TimeStampQuery.checkDigest(sha256);
        try {
            Token parsed = Token.parse(token);
            Optional<String> refusal = refusal(sha256, parsed);
            if (refusal.isPresent()) {
                return new TimeStampCheck.Refused(refusal.get());
            }
            if (!Arrays.equals(strip(parsed), token)) {
                return new TimeStampCheck.Refused(
                        "the time stamp is not in the form in which it is kept, or holds more than needed");
            }
            return valid(parsed, token);
        } catch (IOException | RuntimeException e) {
            // Damage makes parsers throw whatever they like.
            return new TimeStampCheck.Refused(DAMAGED);
        }
    }

    /**
     * Takes a time stamp that was asked for elsewhere: strips it of all that proves nothing, and verifies what is left.
     *
     * @param sha256 the digest that should have been stamped, 32 bytes
     * @param token the token, in BER or DER; from anywhere
     * @return the time stamp to keep; or why there is none
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public TimeStampCheck adopt(byte[] sha256, byte[] token) {
        TimeStampQuery.checkDigest(sha256);
        byte[] kept;
        try {
            kept = strip(Token.parse(token));
        } catch (IOException | RuntimeException e) {
            return new TimeStampCheck.Refused(DAMAGED);
        }
        return check(sha256, kept);
    }

    /** The token in the form in which it is kept. */
    byte[] strip(Token token) throws IOException {
        return token.canonical(chains.issuers(token.signer(), token.certificates()));
    }

    private Optional<String> refusal(byte[] sha256, Token token) {
        TimeStampTokenInfo info = token.content().getTimeStampInfo();
        Instant time = info.getGenTime().toInstant();
        X509CertificateHolder signer = token.signer();
        if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !Arrays.equals(info.getMessageImprintDigest(), sha256)) {
            return Optional.of("the time stamp is about another digest");
        }
        Extensions extensions = info.getExtensions();
        if (extensions != null && extensions.hasAnyCriticalExtensions()) {
            return Optional.of("the time stamp has a critical extension, of which none is known");
        }
        try {
            TSPUtil.validateCertificate(signer);
        } catch (TSPValidationException e) {
            return Optional.of("the signer's certificate is not one for time stamping alone (extended key usage)");
        }
        if (!signer.isValidOn(info.getGenTime())) {
            return Optional.of("the signer's certificate was not valid at the time stated, " + time);
        }
        if (!SIGNED_DIGESTS.contains(new ASN1ObjectIdentifier(signedDigest(token)))) {
            return Optional.of("the time stamp is signed over a digest other than SHA-2 and SHA-3");
        }
        try {
            token.content().validate(Chains.verifier(signer));
        } catch (TSPException e) {
            return Optional.of("the signature of the time stamp does not hold");
        }
        return chains.trusts(signer, token.certificates(), time)
                ? Optional.empty()
                : Optional.of(
                        "no chain of certificates valid at the time stated leads from the signer to a trusted one");
    }

    private static String signedDigest(Token token) {
        return token.content()
                .toCMSSignedData()
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .getDigestAlgOID();
    }

    private static TimeStampCheck valid(Token token, byte[] encoded) {
        TimeStampTokenInfo info = token.content().getTimeStampInfo();
        Optional<Duration> accuracy =
                Optional.ofNullable(info.getGenTimeAccuracy()).map(TimeStampAuthorities::duration);
        return new TimeStampCheck.Valid(
                Base64.getEncoder().encodeToString(encoded),
                info.getGenTime().toInstant(),
                accuracy,
                info.getSerialNumber().toString(),
                info.getPolicy().getId(),
                token.signer().getSubject().toString(),
                token.signer().getNotAfter().toInstant());
    }

    private static Duration duration(GenTimeAccuracy accuracy) {
        return Duration.ofSeconds(accuracy.getSeconds())
                .plusMillis(accuracy.getMillis())
                .plusNanos(accuracy.getMicros() * 1000L);
    }
}
