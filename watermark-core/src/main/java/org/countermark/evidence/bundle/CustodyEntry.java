package org.countermark.evidence.bundle;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.internal.Hkdf;

/**
 * One entry of a custody log: who did what to which exhibits, and when. Immutable.
 *
 * <p>Each entry names the digest of the one before it, so none can be changed, taken out or put in between without changing
 * all that follow. What an entry says is as given; the chain shows only that it was not said otherwise before. Source:
 * docs/spec/evidence-bundle.md, section "Custody log".
 *
 * @param at when; a whole second
 * @param by who; one line
 * @param what did what; one line
 * @param exhibits SHA-256 of each exhibit that is concerned, each once
 * @param previous digest of the entry before, or {@link #NONE}
 * @param digest what this entry's digest should be
 */
public record CustodyEntry(Instant at, String by, String what, List<String> exhibits, String previous, String digest) {
    /** What stands in place of a digest before the first entry. */
    public static final String NONE = "0".repeat(64);

    private static final String DOMAIN = "countermark/custody/1";

    /** Refuses values of another form; whether the digests fit is left to a check. */
    public CustodyEntry {
        Texts.second("at", at);
        Texts.line("by", by);
        Texts.line("what", what);
        exhibits.forEach(exhibit -> Texts.digest("exhibits", exhibit));
        exhibits = Texts.distinct("exhibits", exhibits, exhibit -> exhibit);
        Texts.digest("previous", previous);
        Texts.digest("digest", digest);
    }

    /**
     * An entry that follows another.
     *
     * @param previous digest of the entry before, or {@link #NONE}
     * @param at when; a whole second
     * @param by who
     * @param what did what
     * @param exhibits SHA-256 of each exhibit that is concerned
     * @return the entry with its digest
     */
    public static CustodyEntry of(String previous, Instant at, String by, String what, List<String> exhibits) {
        CustodyEntry unsealed = new CustodyEntry(at, by, what, exhibits, previous, NONE);
        return new CustodyEntry(at, by, what, exhibits, previous, unsealed.computed());
    }

    /** SHA-256 over the domain and the canonical form without the digest. */
    String computed() {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(DOMAIN));
        sha.update(CanonicalJson.bytes(form().json()));
        return Hex.encodeHexString(sha.digest());
    }

    private Forms form() {
        return new Forms()
                .with("at", at.toString())
                .with("by", by)
                .with("exhibits", exhibits, Json.Text::new)
                .with("previous", previous)
                .with("what", what);
    }

    Json toJson() {
        return form().with("digest", digest).json();
    }

    static CustodyEntry read(Fields fields) {
        return new CustodyEntry(
                Texts.instant("at", fields.text("at")),
                fields.text("by"),
                fields.text("what"),
                fields.texts("exhibits"),
                fields.text("previous"),
                fields.text("digest"));
    }
}
