package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.log.TransparencyLog;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.keys.EpochKey;

/**
 * What somebody who checks a bundle has at hand beside it: exhibits, keys, results computed anew, a published digest.
 *
 * <p>Immutable; each {@code with…} gives another one. Keys are referred to, not copied, and stay their owner's to destroy.
 */
public final class Material {
    private final Optional<String> contentDigest;
    private final Map<String, Opening> exhibits;
    private final List<EpochKey> keys;
    private final List<Json.Members> recomputed;
    private final List<VerifyingKey> sealKeys;
    private final Optional<TimeStampAuthorities> authorities;
    private final Optional<TransparencyLog> log;

    private Material(
            Optional<String> contentDigest,
            Map<String, Opening> exhibits,
            List<EpochKey> keys,
            List<Json.Members> recomputed,
            List<VerifyingKey> sealKeys,
            Optional<TimeStampAuthorities> authorities,
            Optional<TransparencyLog> log) {
        this.contentDigest = contentDigest;
        this.exhibits = exhibits;
        this.keys = keys;
        this.recomputed = recomputed;
        this.sealKeys = sealKeys;
        this.authorities = authorities;
        this.log = log;
    }

    /** Opens an exhibit. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens it from its beginning.
         *
         * @return its bytes; the caller closes
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /**
     * Nothing but the bundle.
     *
     * @return empty material
     */
    public static Material none() {
        return new Material(
                Optional.empty(), Map.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Adds the content digest as it was published, printed or handed over apart from the bundle.
     *
     * @param hex 64 lower-case hexadecimal digits
     * @return the material with it
     */
    public Material withContentDigest(String hex) {
        return new Material(
                Optional.of(Texts.digest("contentDigest", hex)),
                exhibits,
                keys,
                recomputed,
                sealKeys,
                authorities,
                log);
    }

    /**
     * Adds an exhibit.
     *
     * @param name its name in the bundle
     * @param opening opens it
     * @return the material with it
     */
    public Material withExhibit(String name, Opening opening) {
        Map<String, Opening> more = new LinkedHashMap<>(exhibits);
        more.put(name, opening);
        return new Material(contentDigest, more, keys, recomputed, sealKeys, authorities, log);
    }

    /**
     * Adds an epoch key.
     *
     * @param key the key
     * @return the material with it
     */
    public Material withKey(EpochKey key) {
        List<EpochKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Material(contentDigest, exhibits, more, recomputed, sealKeys, authorities, log);
    }

    /**
     * Adds results that were computed anew from exhibits, plans and keys, all of them.
     *
     * @param results in the order of the bundle, through the same conversion
     * @return the material with them
     */
    public Material withRecomputed(List<Json.Members> results) {
        return new Material(contentDigest, exhibits, keys, List.copyOf(results), sealKeys, authorities, log);
    }

    /**
     * Adds a public key whose seals are trusted, known from elsewhere than the bundle.
     *
     * @param key the key
     * @return the material with it
     */
    public Material withSealKey(VerifyingKey key) {
        List<VerifyingKey> more = new ArrayList<>(sealKeys);
        more.add(key);
        return new Material(contentDigest, exhibits, keys, recomputed, more, authorities, log);
    }

    /**
     * Adds the authorities whose time stamps are trusted, in place of others.
     *
     * @param trusted the authorities, known from elsewhere than the bundle
     * @return the material with them
     */
    public Material withAuthorities(TimeStampAuthorities trusted) {
        return new Material(contentDigest, exhibits, keys, recomputed, sealKeys, Optional.of(trusted), log);
    }

    /**
     * Adds the transparency log that is trusted, in place of another.
     *
     * @param trusted the log, its key known from elsewhere than the bundle
     * @return the material with it
     */
    public Material withLog(TransparencyLog trusted) {
        return new Material(contentDigest, exhibits, keys, recomputed, sealKeys, authorities, Optional.of(trusted));
    }

    Optional<String> contentDigest() {
        return contentDigest;
    }

    Optional<Opening> exhibit(String name) {
        return Optional.ofNullable(exhibits.get(name));
    }

    List<EpochKey> keys() {
        return keys;
    }

    List<Json.Members> recomputed() {
        return recomputed;
    }

    List<VerifyingKey> sealKeys() {
        return sealKeys;
    }

    Optional<TimeStampAuthorities> authorities() {
        return authorities;
    }

    Optional<TransparencyLog> log() {
        return log;
    }
}
