package org.countermark.contract;

import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** Makes the sides of the native contract {@code countermark/1}: embedding, detecting, tracing. Source: docs/spec/native-contract.md. */
public final class CountermarkV1 {
    /** The id of the contract. */
    public static final String ID = Contract.COUNTERMARK_1.id();

    /** The provider of AES that every JDK brings. */
    public static final String DEFAULT_AES_PROVIDER = "SunJCE";

    private CountermarkV1() {}

    /**
     * The embedding side, on the JDK's own AES.
     *
     * @param profile the public parameters
     * @param key the secret; may be destroyed afterwards
     * @return words for one thread
     */
    public static TokenWords words(Profile profile, EpochKey key) {
        return words(profile, key, DEFAULT_AES_PROVIDER);
    }

    /**
     * The embedding side, on the AES of a named provider.
     *
     * @param profile the public parameters
     * @param key the secret; may be destroyed afterwards
     * @param aesProvider name of an installed provider that offers {@code AES/ECB/NoPadding}
     * @return words for one thread
     * @throws IllegalArgumentException if there is no such provider or it has no such cipher
     */
    public static TokenWords words(Profile profile, EpochKey key, String aesProvider) {
        return new TokenWords(new PurposeKeys(profile, key, aesProvider), profile.contextWidth());
    }

    /**
     * The detecting side, on the JDK's own AES.
     *
     * @param profile the public parameters
     * @param key the secret; may be destroyed afterwards
     * @param channel which contexts to score
     * @return a scorer for one thread
     */
    public static UnitScorer scorer(Profile profile, EpochKey key, Channel channel) {
        return scorer(profile, key, channel, DEFAULT_AES_PROVIDER);
    }

    /**
     * The detecting side, on the AES of a named provider.
     *
     * @param profile the public parameters
     * @param key the secret; may be destroyed afterwards
     * @param channel which contexts to score
     * @param aesProvider name of an installed provider that offers {@code AES/ECB/NoPadding}
     * @return a scorer for one thread
     * @throws IllegalArgumentException if there is no such provider or it has no such cipher
     */
    public static UnitScorer scorer(Profile profile, EpochKey key, Channel channel, String aesProvider) {
        PurposeKeys keys = new PurposeKeys(profile, key, aesProvider);
        return new BatchScorer(keys, profile.scheme(), profile.contextWidth(), channel);
    }

    /**
     * The tracing side: what each unit would score under every payload, on the JDK's own AES.
     *
     * @param profile the public parameters
     * @param key the secret; may be destroyed afterwards
     * @return a scorer of patterns for one thread
     */
    public static PatternScorer patterns(Profile profile, EpochKey key) {
        PurposeKeys keys = new PurposeKeys(profile, key, DEFAULT_AES_PROVIDER);
        return new BatchPatternScorer(keys, profile.scheme(), profile.contextWidth());
    }
}
