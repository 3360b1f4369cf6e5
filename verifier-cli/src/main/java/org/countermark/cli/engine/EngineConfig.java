package org.countermark.cli.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * What an engine's configuration says of its mark: a profile but for the tokenizer, and the key.
 *
 * <p>Not a record: it holds a secret. Used by one thread.
 */
public final class EngineConfig {
    private final Contract contract;
    private final int contextWidth;
    private final SortedMap<String, Long> settings;
    private final long[] key;

    private EngineConfig(Contract contract, int contextWidth, SortedMap<String, Long> settings, long[] key) {
        this.contract = contract;
        this.contextWidth = contextWidth;
        this.settings = settings;
        this.key = key;
    }

    /**
     * A configuration; nothing is checked before a profile or a key is made of it.
     *
     * @param contract the engine's contract
     * @param contextWidth tokens of context h
     * @param settings what the contract states beside, as far as it is known
     * @param key the key's numbers; copied
     * @return the configuration
     */
    static EngineConfig of(Contract contract, int contextWidth, Map<String, Long> settings, long... key) {
        return new EngineConfig(contract, contextWidth, new TreeMap<>(settings), key.clone());
    }

    /**
     * Which contract the engine marks by.
     *
     * @return an engine's contract
     */
    public Contract contract() {
        return contract;
    }

    /**
     * The profile of text that the engine marks.
     *
     * @param tokenizer the id that pins the vocabulary
     * @return the profile
     * @throws IllegalArgumentException if a setting is out of range, or is one that the configuration does not say
     */
    public Profile profile(String tokenizer) {
        boolean greenList = contract == Contract.KGW_HF_LEFTHASH || contract == Contract.KGW_HF_SELFHASH;
        if (greenList && !settings.containsKey("vocabulary")) {
            throw new IllegalArgumentException(
                    "the configuration does not say how large the model's vocabulary is: add --setting vocabulary=N");
        }
        return Profile.of(contract, contextWidth, tokenizer, settings);
    }

    /**
     * The engine's key.
     *
     * @param label a name for it
     * @return the key, which serves this contract only
     * @throws IllegalArgumentException if the label has another form
     */
    public EpochKey key(String label) {
        ByteBuffer bytes = ByteBuffer.allocate(key.length * Long.BYTES);
        for (long number : key) {
            bytes.putLong(number);
        }
        try {
            return EpochKey.ofEngine(label, contract, bytes.array());
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    /** Overwrites the key. */
    public void destroy() {
        Arrays.fill(key, 0);
    }
}
