package org.countermark.registry;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * A keyed permutation of 1..2^bits − 1: a balanced Feistel network of ten rounds with HMAC, repeated until it lands inside.
 *
 * <p>Halves have at most 11 bits, so all values of the round functions are made beforehand (at most 20,480 of them); after
 * that a number takes some tens of nanoseconds. Thread-safe. Source: docs/spec/registry.md, section "Shuffled order".
 */
final class Permutation {
    /** As many as NIST SP 800-38G asks of FF1, whose domains are of this size, too. */
    static final int ROUNDS = 10;

    private final int bits;
    private final int half;
    private final int[][] rounds;

    private Permutation(int bits, int half, int[][] rounds) {
        this.bits = bits;
        this.half = half;
        this.rounds = rounds;
    }

    static Permutation of(int bits, RegistrySecret secret) {
        int half = (bits + 1) / 2;
        int[][] rounds = new int[ROUNDS][1 << half];
        Mac mac = secret.mac();
        byte[] label = RegistrySecret.label("shuffle");
        ByteBuffer input = ByteBuffer.allocate(label.length + 2 + Integer.BYTES).put(label);
        for (int round = 0; round < ROUNDS; round++) {
            for (int value = 0; value < 1 << half; value++) {
                input.position(label.length).put((byte) bits).put((byte) round).putInt(value);
                int hash = ByteBuffer.wrap(mac.doFinal(input.array())).getInt();
                rounds[round][value] = hash & ((1 << half) - 1);
            }
        }
        return new Permutation(bits, half, rounds);
    }

    /** Where a number goes; both are in 1..2^bits − 1. */
    int apply(int number) {
        int value = number;
        do {
            value = network(value);
        } while (value == 0 || value >>> bits != 0);
        return value;
    }

    private int network(int value) {
        int left = value >>> half;
        int right = value & ((1 << half) - 1);
        for (int[] round : rounds) {
            int next = left ^ round[right];
            left = right;
            right = next;
        }
        return (left << half) | right;
    }
}
