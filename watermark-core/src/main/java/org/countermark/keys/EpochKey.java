package org.countermark.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import javax.security.auth.Destroyable;
import org.countermark.internal.Hkdf;
import org.countermark.internal.Ids;

/**
 * The secret of one epoch: all that marking or detecting needs, and all that an investigator is ever given.
 *
 * <p>Safe for use by many threads until it is destroyed. Source: docs/spec/keys.md, section "Tree".
 */
public final class EpochKey implements Destroyable {
    private static final byte[] ENGINE_SALT = "countermark/engine/1".getBytes(StandardCharsets.UTF_8);

    private final String label;
    private final Optional<Contract> engine;
    private final byte[] secret;
    private volatile boolean destroyed;

    private EpochKey(String label, Optional<Contract> engine, byte[] secret) {
        this.label = label;
        this.engine = engine;
        this.secret = secret;
    }

    /**
     * An epoch key from its bytes, as read from an export.
     *
     * @param label the epoch's name; 1..200 visible ASCII characters without quotation mark and backslash
     * @param secret 32 bytes, copied
     * @return the key
     * @throws IllegalArgumentException if the label is not of that form or there are not 32 bytes
     */
    public static EpochKey of(String label, byte[] secret) {
        checkLabel(label);
        if (secret.length != RootKey.LENGTH) {
            throw new IllegalArgumentException("an epoch key must have 32 bytes, had " + secret.length);
        }
        return new EpochKey(label, Optional.empty(), secret.clone());
    }

    /**
     * A key that an engine was given by its own configuration, rather than one derived from a root.
     *
     * <p>It serves one contract. A short key, such as 42, is no secret: whoever guesses it opens its commitment.
     *
     * @param label a name for it; 1..200 visible ASCII characters without quotation mark and backslash
     * @param contract the engine's contract
     * @param secret its numbers, 8 bytes each, big-endian; 1 to 32 of them; copied
     * @return the key
     * @throws IllegalArgumentException if the contract is the native one, or the arguments are not such
     */
    public static EpochKey ofEngine(String label, Contract contract, byte[] secret) {
        checkLabel(label);
        if (contract.isNative()) {
            throw new IllegalArgumentException("contract must be an engine's, was " + contract.id());
        }
        if (secret.length == 0 || secret.length % Long.BYTES != 0 || secret.length > 32 * Long.BYTES) {
            throw new IllegalArgumentException(
                    "an engine's key must have 1 to 32 numbers of 8 bytes, had " + secret.length + " bytes");
        }
        return new EpochKey(label, Optional.of(contract), secret.clone());
    }

    static void checkLabel(String label) {
        Ids.check("epoch label", label);
    }

    /**
     * The name of the epoch; not secret.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * The contract whose key this is.
     *
     * @return the engine's contract; empty for an epoch key, from which the key of any contract is derived
     */
    public Optional<Contract> engine() {
        return engine;
    }

    /**
     * The raw key. Whoever has these bytes can mark and detect for this epoch.
     *
     * @return a copy of the 32 bytes (of an engine's key: 8 a number), which the caller should overwrite after use
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] exportSecretBytes() {
        if (destroyed) {
            throw new IllegalStateException("the epoch key was destroyed");
        }
        return secret.clone();
    }

    /**
     * Derives the AES-256 key of a purpose: HKDF-SHA-256 with the profile's digest as salt and info lp(purpose).
     *
     * @param profile the profile that the key is bound to
     * @param purpose {@code context}, {@code word} or {@code payload} in {@code countermark/1}
     * @return 32 bytes, which the caller should overwrite after use
     * @throws IllegalArgumentException if this is an engine's key
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] purposeSecretBytes(Profile profile, String purpose) {
        if (engine.isPresent()) {
            throw new IllegalArgumentException("key \"" + label + "\" is one of contract "
                    + engine.get().id() + " and opens no other, the profile has "
                    + profile.contract().id());
        }
        byte[] ikm = exportSecretBytes();
        byte[] derived = Hkdf.sha256(ikm, profile.digest(), Hkdf.lp(purpose), RootKey.LENGTH);
        Arrays.fill(ikm, (byte) 0);
        return derived;
    }

    /**
     * The numbers that an engine's contract takes as its key.
     *
     * <p>An engine's own key is handed out as it is. Else each number is 8 bytes, big-endian, of
     * HKDF-SHA-256(ikm = this key, salt = "countermark/engine/1", info = lp("engine") ‖ lp(family)), of which the contract
     * keeps its low {@link Contract#keyBits()}; a number whose lowest 16 bits stood in an earlier one is passed over, since
     * some engines take no more than these, and keys that agree there would be one key. Rotation and commitment then hold for
     * text that such an engine marked.
     *
     * @param profile a profile of the contract
     * @return the numbers, which the caller should overwrite after use
     * @throws IllegalArgumentException if this is the key of another contract, or has another count of numbers
     * @throws IllegalStateException if the key was destroyed
     */
    public long[] engineSecretNumbers(Profile profile) {
        Contract contract = profile.contract();
        int count = contract.keyNumbers(profile.settings());
        byte[] bytes = exportSecretBytes();
        if (engine.isEmpty()) {
            byte[] ikm = bytes;
            bytes = Hkdf.sha256(ikm, ENGINE_SALT, Hkdf.lp("engine", contract.family()), 2 * count * Long.BYTES);
            Arrays.fill(ikm, (byte) 0);
        } else if (engine.get() != contract || bytes.length != count * Long.BYTES) {
            throw new IllegalArgumentException("key \"" + label + "\" has " + bytes.length / Long.BYTES
                    + " numbers for contract " + engine.get().id() + ", the profile needs " + count + " for "
                    + contract.id());
        }
        long[] numbers = engine.isPresent() ? numbers(bytes) : distinct(numbers(bytes), count, contract.keyBits());
        Arrays.fill(bytes, (byte) 0);
        return numbers;
    }

    private static long[] numbers(byte[] bytes) {
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }

    /** The first numbers that differ in their lowest 16 bits; that fewer than half do has odds of 2^-48 at most. */
    private static long[] distinct(long[] numbers, int count, int keyBits) {
        long[] kept = new long[count];
        BitSet taken = new BitSet(1 << 16);
        int n = 0;
        for (long number : numbers) {
            int low = (int) number & 0xFFFF;
            if (n < count && !taken.get(low)) {
                taken.set(low);
                kept[n++] = number & (-1L >>> (Long.SIZE - keyBits));
            }
        }
        Arrays.fill(numbers, 0);
        return kept;
    }

    /**
     * Whether two keys have the same bytes, in constant time; labels are not compared.
     *
     * @param other the other key
     * @return true if all bytes agree
     */
    public boolean matches(EpochKey other) {
        byte[] mine = exportSecretBytes();
        byte[] theirs = other.exportSecretBytes();
        boolean same = MessageDigest.isEqual(mine, theirs);
        Arrays.fill(mine, (byte) 0);
        Arrays.fill(theirs, (byte) 0);
        return same;
    }

    /** Overwrites the bytes with zeros; every later use fails. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }
}
