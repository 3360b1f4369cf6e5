package org.countermark.registry;

import java.util.Optional;

/**
 * Which payload a registry gives to its n-th holder: a pure function of the running number and the registry's secret.
 *
 * <p>Immutable and thread-safe. Source: docs/spec/registry.md, section "Running numbers".
 */
public final class Assignment {
    /** Fewest bits of a payload: 255 of them. */
    public static final int MIN_BITS = 8;

    /** Most bits of a payload: what tracing decodes in one transform. */
    public static final int MAX_BITS = 22;

    private final int bits;
    private final Optional<Permutation> permutation;

    private Assignment(int bits, Optional<Permutation> permutation) {
        this.bits = bits;
        this.permutation = permutation;
    }

    /**
     * In order: number n gets payload n.
     *
     * @param bits payloads are below 2^bits; 8..22
     * @return the assignment
     * @throws IllegalArgumentException if bits are out of range
     */
    public static Assignment sequential(int bits) {
        return new Assignment(checked(bits), Optional.empty());
    }

    /**
     * Shuffled: number n gets its image under a keyed permutation. Takes up to some tens of milliseconds.
     *
     * @param bits payloads are below 2^bits; 8..22
     * @param secret the key; not kept
     * @return the assignment
     * @throws IllegalArgumentException if bits are out of range
     */
    public static Assignment shuffled(int bits, RegistrySecret secret) {
        return new Assignment(checked(bits), Optional.of(Permutation.of(checked(bits), secret)));
    }

    static int checked(int bits) {
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new IllegalArgumentException("bits must be in 8..22, was " + bits);
        }
        return bits;
    }

    /**
     * The payload of a running number; different numbers have different payloads. Some tens of nanoseconds.
     *
     * @param number 1..2^bits − 1
     * @return the payload, 1..2^bits − 1
     * @throws IllegalArgumentException if the number is out of range
     */
    public int payload(int number) {
        if (number < 1 || number >>> bits != 0) {
            throw new IllegalArgumentException("number must be in 1.." + ((1 << bits) - 1) + ", was " + number);
        }
        return permutation.isPresent() ? permutation.get().apply(number) : number;
    }
}
