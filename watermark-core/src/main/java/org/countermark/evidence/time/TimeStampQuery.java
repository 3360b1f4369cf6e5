package org.countermark.evidence.time;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * One question to a time stamp authority: a digest and a nonce, so that an old answer is not taken for a new one.
 *
 * <p>To be sent by HTTP POST as {@code application/timestamp-query}. Immutable. Source: RFC 3161, section 2.4; docs/spec/time-stamp.md.
 */
public final class TimeStampQuery {
    private static final int GRANTED_WITH_MODS = 1;
    private static final int NONCE_BITS = 64;

    private final byte[] sha256;
    private final TimeStampRequest request;

    private TimeStampQuery(byte[] sha256, TimeStampRequest request) {
        this.sha256 = sha256;
        this.request = request;
    }

    /**
     * Asks when a digest existed; the authority learns nothing else of what was digested.
     *
     * @param sha256 the SHA-256, 32 bytes, copied
     * @param random where the nonce of 64 bits comes from
     * @return the query
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static TimeStampQuery of(byte[] sha256, RandomGenerator random) {
        checkDigest(sha256);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        // The authority's certificate is needed to verify years later, when nobody may have it any more.
        generator.setCertReq(true);
        byte[] nonce = new byte[NONCE_BITS / Byte.SIZE];
        random.nextBytes(nonce);
        return new TimeStampQuery(
                sha256.clone(), generator.generate(TSPAlgorithms.SHA256, sha256.clone(), new BigInteger(1, nonce)));
    }

    static void checkDigest(byte[] sha256) {
        if (sha256.length != 32) {
            throw new IllegalArgumentException("sha256 must have 32 bytes, had " + sha256.length);
        }
    }

    /**
     * What to send.
     *
     * @return TimeStampReq in DER, some 60 bytes
     */
    public byte[] der() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes the answer: it must be to this query, and hold by itself. The token that is handed back is stripped of all that proves
     * nothing (unsigned attributes, certificates outside its chain).
     *
     * @param response TimeStampResp in DER, from anywhere
     * @param authorities whom to trust
     * @return the time stamp to keep; or why there is none
     */
    public TimeStampCheck accept(byte[] response, TimeStampAuthorities authorities) {
        if (response.length > Token.MAX_BYTES) {
            return new TimeStampCheck.Refused("the response is longer than " + Token.MAX_BYTES + " bytes");
        }
        byte[] token;
        try {
            TimeStampResponse parsed = new TimeStampResponse(response);
            Optional<String> refusal = refusal(parsed);
            if (refusal.isPresent()) {
                return new TimeStampCheck.Refused(refusal.get());
            }
            parsed.validate(request);
            token = parsed.getTimeStampToken().getEncoded();
        } catch (TSPException | IOException | RuntimeException e) {
            return new TimeStampCheck.Refused("the response is not one of RFC 3161 to this query");
        }
        return authorities.adopt(sha256, token);
    }

    private Optional<String> refusal(TimeStampResponse response) {
        if (response.getStatus() < 0 || response.getStatus() > GRANTED_WITH_MODS) {
            return Optional.of("the authority did not grant a time stamp (status " + response.getStatus() + ")");
        }
        if (response.getTimeStampToken() == null) {
            return Optional.of("the response holds no time stamp");
        }
        BigInteger nonce = response.getTimeStampToken().getTimeStampInfo().getNonce();
        if (nonce == null || !nonce.equals(request.getNonce())) {
            return Optional.of("the response has another nonce: it is not to this query");
        }
        byte[] stamped = response.getTimeStampToken().getTimeStampInfo().getMessageImprintDigest();
        return Arrays.equals(stamped, sha256) ? Optional.empty() : Optional.of("the response is about another digest");
    }
}
