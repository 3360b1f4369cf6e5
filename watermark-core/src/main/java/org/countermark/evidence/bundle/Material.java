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
import org.countermark.evidence.seal.SealRoots;
import org.countermark.evidence.seal.SealTrust;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.keys.EpochKey;

/**
 * What somebody who checks a bundle has at hand beside it: exhibits, keys, results computed anew, a published digest.
 *
 * <p>Immutable; each {@code with…} gives another one. Keys are referred to, not copied, and stay their owner's to destroy.
 */
public final class Material {
    private static final Material NONE = new Material();

    private Optional<String> contentDigest = Optional.empty();
    private Map<String, Opening> exhibits = Map.of();
    private Map<String, Opening> references = Map.of();
    private List<EpochKey> keys = List.of();
    private Recomputation recomputation = new Recomputation(List.of(), "no result was computed anew");
    private List<VerifyingKey> sealKeys = List.of();
    private Optional<SealRoots> sealRoots = Optional.empty();
    private Optional<TimeStampAuthorities> authorities = Optional.empty();
    private Optional<TransparencyLog> log = Optional.empty();
    private Optional<String> selfTestDigest = Optional.empty();
    private Outcome report = Outcome.notPossible("no report is at hand");

    private Material() {}

    /** For a {@code with…} to change one part of, before anybody else sees it. */
    private Material(Material other) {
        contentDigest = other.contentDigest;
        exhibits = other.exhibits;
        references = other.references;
        keys = other.keys;
        recomputation = other.recomputation;
        sealKeys = other.sealKeys;
        sealRoots = other.sealRoots;
        authorities = other.authorities;
        log = other.log;
        selfTestDigest = other.selfTestDigest;
        report = other.report;
    }

    /** Opens a file. */
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

    /** Results computed anew; why none could be, if there are none. */
    record Recomputation(List<Json.Members> results, String why) {}

    /**
     * Nothing but the bundle.
     *
     * @return empty material
     */
    public static Material none() {
        return NONE;
    }

    /**
     * Adds the content digest as it was published, printed or handed over apart from the bundle.
     *
     * @param hex 64 lower-case hexadecimal digits
     * @return the material with it
     */
    public Material withContentDigest(String hex) {
        Material more = new Material(this);
        more.contentDigest = Optional.of(Texts.digest("contentDigest", hex));
        return more;
    }

    /**
     * Adds an exhibit.
     *
     * @param name its name in the bundle
     * @param opening opens it
     * @return the material with it
     */
    public Material withExhibit(String name, Opening opening) {
        Material more = new Material(this);
        more.exhibits = with(exhibits, name, opening);
        return more;
    }

    /**
     * Adds a file that a run read beside the exhibits.
     *
     * @param name its name in the bundle
     * @param opening opens it
     * @return the material with it
     */
    public Material withReferenceFile(String name, Opening opening) {
        Material more = new Material(this);
        more.references = with(references, name, opening);
        return more;
    }

    /**
     * Adds an epoch key.
     *
     * @param key the key
     * @return the material with it
     */
    public Material withKey(EpochKey key) {
        Material more = new Material(this);
        more.keys = with(keys, key);
        return more;
    }

    /**
     * Adds results that were computed anew from exhibits, plans and keys, all of them.
     *
     * @param results in the order of the bundle's runs, through the same conversion
     * @return the material with them
     */
    public Material withRecomputed(List<Json.Members> results) {
        Material more = new Material(this);
        more.recomputation = new Recomputation(List.copyOf(results), "no result was computed anew");
        return more;
    }

    /**
     * Says why results could not be computed anew, in place of any that were.
     *
     * @param why what is missing
     * @return the material with it
     */
    public Material withoutRecomputation(String why) {
        Material more = new Material(this);
        more.recomputation = new Recomputation(List.of(), why);
        return more;
    }

    /**
     * Adds a public key whose seals are trusted, known from elsewhere than the bundle.
     *
     * @param key the key
     * @return the material with it
     */
    public Material withSealKey(VerifyingKey key) {
        Material more = new Material(this);
        more.sealKeys = with(sealKeys, key);
        return more;
    }

    /**
     * Adds the roots whose certificates of sealing keys are trusted, in place of others.
     *
     * @param trusted the roots, known from elsewhere than the bundle
     * @return the material with them
     */
    public Material withSealRoots(SealRoots trusted) {
        Material more = new Material(this);
        more.sealRoots = Optional.of(trusted);
        return more;
    }

    /**
     * Adds the authorities whose time stamps are trusted, in place of others.
     *
     * @param trusted the authorities, known from elsewhere than the bundle
     * @return the material with them
     */
    public Material withAuthorities(TimeStampAuthorities trusted) {
        Material more = new Material(this);
        more.authorities = Optional.of(trusted);
        return more;
    }

    /**
     * Adds the transparency log that is trusted, in place of another.
     *
     * @param trusted the log, its key known from elsewhere than the bundle
     * @return the material with it
     */
    public Material withLog(TransparencyLog trusted) {
        Material more = new Material(this);
        more.log = Optional.of(trusted);
        return more;
    }

    /**
     * Adds what pins the vectors of whoever checks, so that a self-test with others is told.
     *
     * @param hex 64 lower-case hexadecimal digits, as of {@link org.countermark.contract.VectorFile#bundledDigest}
     * @return the material with it
     */
    public Material withSelfTestDigest(String hex) {
        Material more = new Material(this);
        more.selfTestDigest = Optional.of(Texts.digest("selfTestDigest", hex));
        return more;
    }

    /**
     * Adds a report that came with the bundle, in place of another.
     *
     * @param atHand the report's bytes
     * @param rendered the bytes of the report that whoever checks made from the bundle
     * @return the material with both
     */
    public Material withReport(byte[] atHand, byte[] rendered) {
        Material more = new Material(this);
        more.report = ReportCheck.compare(atHand, rendered);
        return more;
    }

    private static Map<String, Opening> with(Map<String, Opening> files, String name, Opening opening) {
        Map<String, Opening> more = new LinkedHashMap<>(files);
        more.put(name, opening);
        return more;
    }

    private static <T> List<T> with(List<T> values, T value) {
        List<T> more = new ArrayList<>(values);
        more.add(value);
        return List.copyOf(more);
    }

    Optional<String> contentDigest() {
        return contentDigest;
    }

    Map<String, Opening> exhibits() {
        return exhibits;
    }

    Map<String, Opening> references() {
        return references;
    }

    List<EpochKey> keys() {
        return keys;
    }

    Recomputation recomputation() {
        return recomputation;
    }

    SealTrust sealTrust() {
        return SealTrust.of(sealKeys, sealRoots);
    }

    Optional<TimeStampAuthorities> authorities() {
        return authorities;
    }

    Optional<TransparencyLog> log() {
        return log;
    }

    Optional<String> selfTestDigest() {
        return selfTestDigest;
    }

    Outcome report() {
        return report;
    }
}
