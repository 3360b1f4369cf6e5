package org.countermark.evidence.bundle;

import java.util.List;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.internal.Ids;

/**
 * What was decided before the text was scored: profiles, keys, plans, how text became tokens, and what else was read. Immutable.
 *
 * @param profiles the public parameters, each once
 * @param keys which keys, each commitment once
 * @param plans the plans, each once
 * @param normalisation what was done to the text before it was cut into tokens, in a word: {@code none}, {@code NFC}, …
 * @param tokenizers what cut it, each id once
 * @param references what was read beside the exhibits, each name once
 */
public record Basis(
        List<Stated> profiles,
        List<KeyId> keys,
        List<Stated> plans,
        String normalisation,
        List<Tokenizer> tokenizers,
        List<ReferenceFile> references) {
    /** Refuses repetitions. */
    public Basis {
        profiles = Texts.distinct("profiles", profiles, Stated::digest);
        keys = Texts.distinct("keys", keys, KeyId::commitment);
        plans = Texts.distinct("plans", plans, Stated::digest);
        Texts.line("normalisation", normalisation);
        tokenizers = Texts.distinct("tokenizers", tokenizers, Tokenizer::id);
        references = Texts.distinct("references", references, ReferenceFile::name);
    }

    /**
     * A tokenizer, by the digest of its files.
     *
     * @param id its id, as in a profile
     * @param digest SHA-256 that pins its vocabulary, 64 lower-case hexadecimal digits
     */
    public record Tokenizer(String id, String digest) {
        /** Refuses ids and digests of another form. */
        public Tokenizer {
            Ids.check("id", id);
            Texts.digest("digest", digest);
        }

        Json toJson() {
            return new Forms().with("digest", digest).with("id", id).json();
        }
    }

    Json toJson() {
        return new Forms()
                .with("keys", keys, KeyId::toJson)
                .with("normalisation", normalisation)
                .with("plans", plans, Stated::toJson)
                .with("profiles", profiles, Stated::toJson)
                .with("references", references, ReferenceFile::toJson)
                .with("tokenizers", tokenizers, Tokenizer::toJson)
                .json();
    }

    static Basis read(Fields fields) {
        return new Basis(
                fields.objects("profiles", Stated::read),
                fields.objects("keys", KeyId::read),
                fields.objects("plans", Stated::read),
                fields.text("normalisation"),
                fields.objects("tokenizers", each -> new Tokenizer(each.text("id"), each.text("digest"))),
                fields.objects("references", ReferenceFile::read));
    }
}
