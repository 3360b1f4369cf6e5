package org.countermark.keys;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param contract which function makes words, and by what rules
 * @param scheme how words become choices and scores; an engine's contract decides it
 * @param contextWidth number h of tokens before a token that its word depends on, 1..16
 * @param tokenizer an id that pins the vocabulary; 1..200 visible ASCII characters without quotation mark and backslash
 * @param traceShare share of contexts whose words carry the payload, in 65,536ths, 0..65536; 0 for an engine's contract
 * @param settings what an engine's contract must state beside, names ascending; empty for the native one
 */
public record Profile(
        Contract contract,
        Scheme scheme,
        int contextWidth,
        String tokenizer,
        int traceShare,
        SortedMap<String, Long> settings) {
    /** Widest context, in tokens. */
    public static final int MAX_CONTEXT_WIDTH = 16;

    /** The trace share that puts every context into the trace channel. */
    public static final int WHOLE_SHARE = 65536;

    /** Refuses values out of range. */
    public Profile {
        Objects.requireNonNull(contract, "contract");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(tokenizer, "tokenizer");
        if (contextWidth < 1 || contextWidth > MAX_CONTEXT_WIDTH) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        Ids.check("tokenizer", tokenizer);
        if (traceShare < 0 || traceShare > WHOLE_SHARE) {
            throw new IllegalArgumentException("traceShare must be in 0..65536 (of 65536), was " + traceShare);
        }
        settings = Collections.unmodifiableSortedMap(contract.check(settings));
        contract.check(contextWidth, scheme, traceShare, settings);
    }

    /**
     * A profile of the native contract.
     *
     * @param scheme how words become choices and scores
     * @param contextWidth number h of generated tokens before a token that its word depends on, 1..16
     * @param tokenizer an id that pins the vocabulary; 1..200 visible ASCII characters without quotation mark and backslash
     * @param traceShare share of contexts whose words carry the payload, in 65,536ths, 0..65536
     */
    public Profile(Scheme scheme, int contextWidth, String tokenizer, int traceShare) {
        this(Contract.COUNTERMARK_1, scheme, contextWidth, tokenizer, traceShare, new TreeMap<>());
    }

    /**
     * A profile of an engine's contract.
     *
     * @param contract the contract
     * @param contextWidth number h of tokens before a token that its word depends on
     * @param tokenizer an id that pins the vocabulary
     * @param settings what the contract must state beside, by name: see {@link Contract#settings()}
     * @return the profile
     * @throws IllegalArgumentException if the contract is the native one, or a value is missing, too many or out of range
     */
    public static Profile of(Contract contract, int contextWidth, String tokenizer, Map<String, Long> settings) {
        SortedMap<String, Long> checked = contract.check(settings);
        return new Profile(contract, contract.scheme(checked), contextWidth, tokenizer, 0, checked);
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
        Contract contract = contract(fields.string("contract"));
        if (!contract.isNative()) {
            SortedMap<String, Long> settings = new TreeMap<>();
            for (Contract.Setting setting : contract.settings()) {
                settings.put(setting.name(), fields.longInteger(setting.name()));
            }
            Profile profile = of(contract, fields.integer("contextWidth"), fields.string("tokenizer"), settings);
            fields.end();
            return profile;
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

    private static Contract contract(String id) {
        try {
            return Contract.of(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("profile: field \"contract\": " + e.getMessage(), e);
        }
    }

    /**
     * The canonical form as text: one line of JSON, names sorted, no white space, no final line end.
     *
     * @return text that {@link #parse} turns into an equal profile
     */
    public String toJson() {
        if (!contract.isNative()) {
            return engineJson();
        }
        // Sorted by hand: contextWidth, contract, depth, gamma, scheme, tokenizer, traceShare. No value needs an
        // escape.
        StringBuilder json = new StringBuilder(160)
                .append("{\"contextWidth\":")
                .append(contextWidth)
                .append(",\"contract\":\"")
                .append(contract.id())
                .append('"');
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

    private String engineJson() {
        SortedMap<String, String> fields = new TreeMap<>();
        settings.forEach((name, value) -> fields.put(name, Long.toString(value)));
        fields.put("contextWidth", Integer.toString(contextWidth));
        fields.put("contract", '"' + contract.id() + '"');
        fields.put("tokenizer", '"' + tokenizer + '"');
        return fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
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
