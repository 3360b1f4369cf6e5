package org.countermark.keys;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Ids;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * The public parameters that an embedder and a detector must share, beside the key.
 *
 * <p>What only the embedder needs (temperature, delta, …) is no part of it. Immutable. Source: docs/spec/profile.md.
 *
 * @param scheme how words become choices and scores
 * @param contextWidth number h of generated tokens before a token that its word depends on, 1..16
 * @param tokenizer an id that pins the vocabulary; 1..200 visible ASCII characters without quotation mark and backslash
 * @param traceShare share of contexts whose words carry the payload, in 65,536ths, 0..65536
 */
public record Profile(Scheme scheme, int contextWidth, String tokenizer, int traceShare) {
    /** The contract that this class describes. */
    public static final String CONTRACT = "countermark/1";

    /** Widest context, in tokens. */
    public static final int MAX_CONTEXT_WIDTH = 16;

    /** The trace share that puts every context into the trace channel. */
    public static final int WHOLE_SHARE = 65536;

    /** Refuses values out of range. */
    public Profile {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(tokenizer, "tokenizer");
        if (contextWidth < 1 || contextWidth > MAX_CONTEXT_WIDTH) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        Ids.check("tokenizer", tokenizer);
        if (traceShare < 0 || traceShare > WHOLE_SHARE) {
            throw new IllegalArgumentException("traceShare must be in 0..65536 (of 65536), was " + traceShare);
        }
    }

    /**
     * Reads a profile. Field order and white space are free; a missing, unknown, repeated or mistyped field is an error.
     *
     * @param json one JSON object
     * @return the profile
     * @throws IllegalArgumentException if the text is no profile; the message names the field
     */
    public static Profile parse(String json) {
        FlatJson fields = FlatJson.parse("profile", json);
        String contract = fields.string("contract");
        if (!contract.equals(CONTRACT)) {
            throw new IllegalArgumentException(
                    "profile: field \"contract\" must be \"" + CONTRACT + "\", was \"" + contract + "\"");
        }
        String id = fields.string("scheme");
        Scheme scheme = switch (id) {
            case "gumbel" -> new GumbelScheme();
            case "tournament" -> new TournamentScheme(fields.integer("depth"));
            case "green-list" -> new GreenListScheme(fields.integer("gamma"));
            default ->
                throw new IllegalArgumentException(
                        "profile: field \"scheme\" must be gumbel, tournament or green-list, was \"" + id + "\"");
        };
        Profile profile = new Profile(
                scheme, fields.integer("contextWidth"), fields.string("tokenizer"), fields.integer("traceShare"));
        fields.end();
        return profile;
    }

    /**
     * The id of the contract, which fixes all algorithms.
     *
     * @return {@code "countermark/1"}
     */
    public String contract() {
        return CONTRACT;
    }

    /**
     * The canonical form as text: one line of JSON, names sorted, no white space, no final line end.
     *
     * @return text that {@link #parse} turns into an equal profile
     */
    public String toJson() {
        // Sorted by hand: contextWidth, contract, depth, gamma, scheme, tokenizer, traceShare. No value needs an
        // escape.
        StringBuilder json = new StringBuilder(160)
                .append("{\"contextWidth\":")
                .append(contextWidth)
                .append(",\"contract\":\"" + CONTRACT + "\"");
        if (scheme instanceof TournamentScheme tournament) {
            json.append(",\"depth\":").append(tournament.depth());
        } else if (scheme instanceof GreenListScheme greenList) {
            json.append(",\"gamma\":").append(greenList.gamma());
        }
        return json.append(",\"scheme\":\"")
                .append(scheme.id())
                .append("\",\"tokenizer\":\"")
                .append(tokenizer)
                .append("\",\"traceShare\":")
                .append(traceShare)
                .append('}')
                .toString();
    }

    /**
     * The canonical form as bytes.
     *
     * @return the UTF-8 bytes of {@link #toJson()}
     */
    public byte[] canonical() {
        return toJson().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * SHA-256 of the canonical form: the salt of all purpose keys.
     *
     * @return 32 bytes
     */
    public byte[] digest() {
        return DigestUtils.sha256(canonical());
    }
}
