package org.countermark.evidence.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.Certificates;
import org.countermark.evidence.seal.Seal;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.time.TimeStamp;

/**
 * The record of an examination: what was tested, on what, by which software, and what came out. Immutable.
 *
 * <p>It holds digests of the exhibits and commitments to the keys, neither text nor keys. Parsing shows that it is whole;
 * whether its parts belong together is what {@link BundleChecks} finds out. Source: docs/spec/evidence-bundle.md.
 *
 * @param software what computed the results
 * @param basis what was decided before the text was scored
 * @param exhibits what was examined; at least one, each name once
 * @param results what came out
 * @param custody who had the exhibits, in order of time; may be empty
 * @param redaction whether names and the like can be hidden, or are
 * @param proofs what is attached: no part of the content
 */
public record Bundle(
        Software software,
        Basis basis,
        List<Exhibit> exhibits,
        Results results,
        List<CustodyEntry> custody,
        Redaction redaction,
        Proofs proofs) {
    /** The version of the form. */
    public static final String TYPE = "countermark/evidence-bundle/1";

    /** Refuses repetitions, a bundle without exhibits, and a redacted one that shows what should be hidden. */
    public Bundle {
        exhibits = Texts.distinct("exhibits", exhibits, Exhibit::name);
        custody = List.copyOf(custody);
        if (exhibits.isEmpty()) {
            throw new IllegalArgumentException("exhibits must be at least one, were none");
        }
        Objects.requireNonNull(proofs, "proofs");
        if (redaction instanceof Redaction.Done) {
            Pseudonyms.requireHidden(content(software, basis, exhibits, results, custody, redaction));
        }
    }

    /**
     * A bundle without proofs, in which nothing can be hidden yet.
     *
     * @param software what computed the results
     * @param basis what was decided before the text was scored
     * @param exhibits what was examined; at least one, each name once
     * @param results what came out
     * @param custody who had the exhibits, in order of time; may be empty
     * @return the bundle
     * @throws IllegalArgumentException if there is no exhibit, or a name is repeated
     */
    public static Bundle of(
            Software software, Basis basis, List<Exhibit> exhibits, Results results, List<CustodyEntry> custody) {
        return new Bundle(software, basis, exhibits, results, custody, new Redaction.Impossible(), Proofs.none());
    }

    /**
     * Reads the file of a bundle: its canonical form and one line end.
     *
     * @param file the whole file, untrusted
     * @return the bundle
     * @throws IllegalArgumentException if the file is not of the form; the message says where
     */
    public static Bundle parse(byte[] file) {
        if (file.length == 0 || file[file.length - 1] != '\n') {
            throw new IllegalArgumentException("bundle: must end with a line end");
        }
        return read(CanonicalJson.parse("bundle", Arrays.copyOf(file, file.length - 1)));
    }

    private static Bundle read(Json json) {
        return Fields.read("bundle", json, fields -> {
            String type = fields.text("type");
            if (!type.equals(TYPE)) {
                throw new IllegalArgumentException("bundle: field \"type\" must be \"" + TYPE + "\"");
            }
            return new Bundle(
                    fields.object("software", Software::read),
                    fields.object("basis", Basis::read),
                    fields.objects("exhibits", Exhibit::read),
                    fields.object("results", Results::read),
                    fields.objects("custody", CustodyEntry::read),
                    Redaction.of(fields.optionalText("redaction")),
                    Proofs.read(fields));
        });
    }

    /**
     * The file of this bundle.
     *
     * @return the canonical form and one line end
     * @throws IllegalArgumentException if it is longer than any reader takes, or a result nested too deep
     */
    public byte[] toFile() {
        byte[] content = CanonicalJson.bytes(proofs.on(content()));
        if (content.length > CanonicalJson.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "bundle must have at most " + CanonicalJson.MAX_BYTES + " bytes, had " + content.length);
        }
        byte[] file = Arrays.copyOf(content, content.length + 1);
        file[content.length] = '\n';
        return file;
    }

    /**
     * What identifies this bundle: SHA-256 of the canonical form without proofs, with all hidden that can be. It is what a seal
     * signs.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String contentDigest() {
        return CanonicalJson.digest(hidden());
    }

    /**
     * What is stamped and logged: the same digest with the seal, if there is one.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sealedDigest() {
        return CanonicalJson.digest(new Proofs(proofs.seal(), Optional.empty(), Optional.empty()).on(hidden()));
    }

    /**
     * This bundle under a seal; time stamp and log proof of another state of it fall away.
     *
     * <p>A bundle in which nothing could be hidden gets a salt first, so that it can be {@link #redacted} later; its content
     * digest changes thereby. The same key gives the same content the same salt.
     *
     * @param key who vouches for it
     * @return the same content with salt and seal
     * @throws IllegalStateException if the key was destroyed
     */
    public Bundle sealed(SealingKey key) {
        return sealed(key, Optional.empty());
    }

    /**
     * This bundle under a seal that brings certificates, otherwise as {@link #sealed(SealingKey)}.
     *
     * @param key who vouches for it
     * @param certificates what says whose key that is, if something does
     * @return the same content with salt and seal
     * @throws IllegalStateException if the key was destroyed
     */
    public Bundle sealed(SealingKey key, Optional<Certificates> certificates) {
        Bundle redactable = redaction instanceof Redaction.Impossible
                ? new Bundle(
                        software,
                        basis,
                        exhibits,
                        results,
                        custody,
                        Pseudonyms.salt(key, contentDigest()),
                        Proofs.none())
                : this;
        Seal seal = Seal.of(key, certificates, TYPE, redactable.contentDigest());
        return redactable.with(new Proofs(Optional.of(seal), Optional.empty(), Optional.empty()));
    }

    /**
     * This bundle with a time stamp of its {@link #sealedDigest}.
     *
     * @param stamp the time stamp
     * @return the same content and seal with it
     */
    public Bundle stamped(TimeStamp stamp) {
        return with(new Proofs(proofs.seal(), Optional.of(stamp), proofs.logProof()));
    }

    /**
     * This bundle with a proof that the 32 bytes of its {@link #sealedDigest} are an entry of a transparency log.
     *
     * @param proof the proof as it is kept
     * @return the same content, seal and time stamp with it
     * @throws IllegalArgumentException if the proof is longer than any is
     */
    public Bundle logged(String proof) {
        return with(new Proofs(proofs.seal(), proofs.timeStamp(), Optional.of(proof)));
    }

    /**
     * This bundle with all hidden that can be: same digests, and the same proofs hold.
     *
     * <p>Pseudonyms are longer than most of what they hide: of a bundle near the limit of {@link #toFile}, the hidden form may be
     * beyond it.
     *
     * @return the hidden form without the salt; this bundle if it is one already
     * @throws IllegalStateException if it has no salt, so that its proofs are of what stands there
     */
    public Bundle redacted() {
        if (redaction instanceof Redaction.Impossible) {
            throw new IllegalStateException("the bundle has no salt: only one that was sealed can be redacted");
        }
        return read(proofs.on(hidden()));
    }

    private Bundle with(Proofs others) {
        return new Bundle(software, basis, exhibits, results, custody, redaction, others);
    }

    private Json.Members hidden() {
        return redaction instanceof Redaction.Possible possible ? Pseudonyms.hidden(content(), possible) : content();
    }

    private Json.Members content() {
        return content(software, basis, exhibits, results, custody, redaction);
    }

    private static Json.Members content(
            Software software,
            Basis basis,
            List<Exhibit> exhibits,
            Results results,
            List<CustodyEntry> custody,
            Redaction redaction) {
        Forms form = new Forms()
                .with("basis", basis.toJson())
                .with("custody", custody, CustodyEntry::toJson)
                .with("exhibits", exhibits, Exhibit::toJson)
                .with("results", results.toJson())
                .with("software", software.toJson())
                .with("type", TYPE);
        redaction.text().ifPresent(text -> form.with("redaction", text));
        return form.json();
    }
}
