package org.countermark.cli.evidence.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.bundle.ReferenceFile;
import org.countermark.evidence.bundle.Stated;
import org.countermark.keys.Commitment;
import org.countermark.keys.Profile;
import org.countermark.token.TextTokenizer;

/** What a run was about: profiles, commitments to keys, plans and tokenizers, each once. Collects them; for one thread. */
public final class Subject {
    private final Map<String, Stated> profiles = new LinkedHashMap<>();
    private final Map<String, KeyId> keys = new LinkedHashMap<>();
    private final Map<String, Stated> plans = new LinkedHashMap<>();
    private final Map<String, Basis.Tokenizer> tokenizers = new LinkedHashMap<>();
    private boolean composes;

    /**
     * Adds a test.
     *
     * @param profile its profile
     * @param label the key's label
     * @param commitment the commitment to the key under that profile, in hexadecimal
     * @param plan its plan in canonical form
     * @return this
     */
    public Subject test(Profile profile, String label, String commitment, String plan) {
        String digest = Hex.encodeHexString(profile.digest());
        profiles.putIfAbsent(digest, Stated.of(profile.canonical()));
        keys.putIfAbsent(commitment, new KeyId(label, digest, new Commitment(commitment), Optional.empty()));
        Stated stated = Stated.of(plan.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        plans.putIfAbsent(stated.digest(), stated);
        return this;
    }

    /**
     * Adds a tokenizer.
     *
     * @param id its id, as in profiles
     * @param tokenizer what cut text; empty where there were token ids only
     * @return this
     */
    public Subject tokenizer(String id, Optional<TextTokenizer> tokenizer) {
        tokenizers.computeIfAbsent(id, name -> TokenizerDigest.of(name, tokenizer));
        composes |= tokenizer.filter(TokenizerDigest::composes).isPresent();
        return this;
    }

    Basis basis(List<ReferenceFile> references) {
        return new Basis(
                new ArrayList<>(profiles.values()),
                new ArrayList<>(keys.values()),
                new ArrayList<>(plans.values()),
                composes ? "NFC" : "none",
                new ArrayList<>(tokenizers.values()),
                references);
    }
}
