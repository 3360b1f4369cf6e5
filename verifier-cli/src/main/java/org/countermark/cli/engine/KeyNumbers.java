package org.countermark.cli.engine;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;

/** An engine's key as plain numbers: words between white space or commas, decimal or hexadecimal after 0x. */
public final class KeyNumbers {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private static final int MOST = 32;

    /** What a machine tries in minutes. */
    private static final int GUESSABLE_BITS = 40;

    private KeyNumbers() {}

    /**
     * Reads a key.
     *
     * @param terminal where standard input is, and what relative paths start from
     * @param file the file; - for standard input
     * @param label a name for the key
     * @param contract an engine's contract
     * @return the key
     * @throws InputException when the file does not hold as many numbers as the contract's keys have
     * @throws IOException when it cannot be read
     */
    public static EpochKey read(Terminal terminal, Path file, String label, Contract contract)
            throws InputException, IOException {
        byte[] bytes = EngineOptions.read(terminal, file);
        ByteBuffer key = ByteBuffer.allocate(MOST * Long.BYTES);
        try {
            String[] words = BETWEEN.split(new String(bytes, StandardCharsets.UTF_8).strip(), MOST + 1);
            int wanted = count(contract);
            if (words.length > MOST || (wanted > 0 && words.length != wanted)) {
                throw new IllegalArgumentException("it does not hold the numbers of one key: a key of " + contract.id()
                        + " has " + (wanted > 0 ? Integer.toString(wanted) : "1 to " + MOST));
            }
            for (String word : words) {
                key.putLong(bits(word));
            }
            return EpochKey.ofEngine(label, contract, Arrays.copyOf(key.array(), key.position()));
        } catch (IllegalArgumentException problem) {
            throw new InputException(EngineOptions.position(file), problem.getMessage(), "");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(key.array(), (byte) 0);
        }
    }

    /**
     * Whether all numbers together are so small that a machine finds them by trying.
     *
     * @param secret 8 bytes a number, big-endian
     * @return true below 2^{@value #GUESSABLE_BITS}
     */
    public static boolean isGuessable(byte[] secret) {
        int bits = 0;
        for (int i = 0; i < secret.length; i += Long.BYTES) {
            bits += Long.SIZE
                    - Long.numberOfLeadingZeros(ByteBuffer.wrap(secret).getLong(i));
        }
        return bits <= GUESSABLE_BITS;
    }

    /** 0 where a profile decides. */
    private static int count(Contract contract) {
        return switch (contract) {
            case COUNTERMARK_1 -> throw new IllegalArgumentException("keys of countermark/1 are no numbers");
            case SYNTHID_HF, SYNTHID_DEEPMIND -> 0;
            case SGLANG_DUAL, TEXTSEAL_DUAL -> 2;
            default -> 1;
        };
    }

    private static long bits(String word) {
        try {
            boolean hexadecimal = word.startsWith("0x") || word.startsWith("0X");
            BigInteger number = hexadecimal ? new BigInteger(word.substring(2), 16) : new BigInteger(word);
            if (number.bitLength() <= (number.signum() < 0 ? Long.SIZE - 1 : Long.SIZE)) {
                return number.longValue();
            }
        } catch (NumberFormatException problem) {
            // Its message would quote the key.
        }
        throw new IllegalArgumentException("every number must be an integer of 64 bits");
    }
}
