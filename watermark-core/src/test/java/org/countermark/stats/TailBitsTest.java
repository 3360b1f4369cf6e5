package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tails are the same to the last bit on every machine and JDK: two verifiers must print the same digits. */
class TailBitsTest {
    private long digest = 17;

    /** Over all reference points. A change of the method changes this number, and must be meant. */
    @Test
    void areTheSameEverywhere() {
        for (ReferenceTails.Row row : ReferenceTails.read("gamma-tails.csv")) {
            add(GammaLaw.of((int) row.number("bits")).tail(row.observed()));
        }
        for (ReferenceTails.Row row : ReferenceTails.read("binomial-tails.csv")) {
            add(BinomialLaw.of((int) row.number("numerator"), (int) row.number("bits"))
                    .tail(row.observed()));
        }
        for (ReferenceTails.Row row : ReferenceTails.read("weighted-bits-tails.csv")) {
            add(WeightedBitsLaw.of(row.weights()).tail(row.observed()));
        }
        assertEquals("58f8a6c2b84cd437", Long.toHexString(digest), "recorded on JDK 17 and 25, x86-64");
    }

    private void add(LogP p) {
        digest = 31 * digest + Double.doubleToLongBits(p.log10());
        if (p instanceof LogP.Certified certified) {
            digest = 31 * digest + Double.doubleToLongBits(certified.saddlepoint());
        }
    }
}
