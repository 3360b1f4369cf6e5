package org.countermark.cli.report;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.bundle.Stated;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.keys.Profile;

/**
 * How many keys somebody could have tried until one fitted the text. Immutable.
 *
 * @param log2Committed log2 of the keys in the commitments that were published; empty where a key is in none
 * @param log2All log2 of all keys that there are, under the profile that has most
 */
record TriedKeys(OptionalDouble log2Committed, double log2All) {
    private static final int NATIVE_BITS = 256;

    static TriedKeys of(Basis basis) {
        double all =
                basis.profiles().stream().mapToDouble(TriedKeys::bits).max().orElse(NATIVE_BITS);
        boolean published = !basis.keys().isEmpty()
                && basis.keys().stream().allMatch(key -> key.published().isPresent());
        return new TriedKeys(published ? OptionalDouble.of(log2(labels(basis))) : OptionalDouble.empty(), all);
    }

    /** The keys of the commitments, each commitment once: whoever holds these keys can try them all, and no others. */
    private static long labels(Basis basis) {
        Map<String, Integer> documents = new HashMap<>();
        for (KeyId key : basis.keys()) {
            key.published()
                    .map(KeyOpening::commitment)
                    .ifPresent(commitment -> documents.put(
                            commitment.digest(), commitment.labels().size()));
        }
        return documents.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static double log2(long count) {
        return StrictMath.log((double) count) / StrictMath.log(2);
    }

    /** The bits of a key under a profile; of one that cannot be read, those of the native contract, which has most. */
    private static double bits(Stated profile) {
        try {
            Profile read = Profile.parse(CanonicalJson.text(profile.document()));
            return read.contract().isNative()
                    ? NATIVE_BITS
                    : (double) read.contract().keyBits() * read.contract().keyNumbers(read.settings());
        } catch (IllegalArgumentException e) {
            return NATIVE_BITS;
        }
    }

    String words() {
        return log2Committed.isPresent()
                ? "The keys stand in commitments of 2^" + Words.number(log2Committed.getAsDouble(), 2)
                        + " keys together. No others could have been tried, if the commitments are older than the exhibits: verification finds out by"
                        + " their time stamps whether they are."
                : "This record brings no commitment that was published beforehand. It cannot show that the key was there before the text,"
                        + " and any key could have been tried: 2^" + Words.number(log2All, 0)
                        + " of them. The last column says what is left of the p-value then.";
    }
}
