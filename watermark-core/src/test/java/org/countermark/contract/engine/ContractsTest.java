package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What contracts take as keys, and what they refuse. */
class ContractsTest {
    private static EpochKey key(Contract contract, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        return EpochKey.ofEngine("test", contract, bytes.array());
    }

    private static Profile depth(Contract contract, long depth) {
        return Profile.of(contract, 4, "test", Map.of("depth", depth, "equalWeights", 1L));
    }

    /**
     * Of 2,000 lists of 30 numbers some 13 would hold 16 bits twice. Odds of failing for a random seed: below 1e-70, as
     * of 60 numbers 31 would have to repeat.
     */
    @Test
    void derivedKeysDifferInTheBitsThatLayersTake() {
        SplittableRandom random = new SplittableRandom(20261121);
        Profile profile = depth(Contract.SYNTHID_HF, 30);
        for (int i = 0; i < 2000; i++) {
            long[] numbers = EngineTexts.key(random).engineSecretNumbers(profile);
            assertEquals(
                    30, Arrays.stream(numbers).map(n -> n & 0xFFFF).distinct().count());
            assertTrue(Arrays.stream(numbers).allMatch(n -> n >= 0 && n < 1L << 31));
        }
    }

    @Test
    void layersOfOneKeyAreRefused() {
        Profile table = depth(Contract.SYNTHID_HF, 2);
        Contracts.words(table, key(Contract.SYNTHID_HF, 7, 8));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Contracts.words(table, key(Contract.SYNTHID_HF, 7, 65543)));
        assertTrue(refused.getMessage().contains("keys[1]")
                && !refused.getMessage().contains("65543"));
        Profile reference = depth(Contract.SYNTHID_DEEPMIND, 2);
        Contracts.words(reference, key(Contract.SYNTHID_DEEPMIND, 7, 65543));
        assertThrows(
                IllegalArgumentException.class, () -> Contracts.words(reference, key(Contract.SYNTHID_DEEPMIND, 7, 7)));
    }

    @Test
    void hashingKeysMustBePositive() {
        for (Contract contract : new Contract[] {Contract.KGW_HF_LEFTHASH, Contract.KGW_HF_SELFHASH}) {
            Profile profile = EngineTexts.profile(contract);
            assertThrows(IllegalArgumentException.class, () -> Contracts.words(profile, key(contract, 0)));
            assertThrows(IllegalArgumentException.class, () -> Contracts.words(profile, key(contract, -5)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void keysOfOtherContractsAndPayloadsAreRefused(Contract contract) {
        Profile profile = EngineTexts.profile(contract);
        Contract other = contract == Contract.SGLANG_GUMBEL ? Contract.TEXTSEAL_GUMBEL : Contract.SGLANG_GUMBEL;
        assertThrows(IllegalArgumentException.class, () -> Contracts.words(profile, key(other, 42)));
        EpochKey derived = EngineTexts.key(new SplittableRandom(1));
        assertThrows(IllegalArgumentException.class, () -> Contracts.scorer(profile, derived, Channel.payload(1)));
        assertEquals(
                profile.contextWidth(),
                Contracts.scorer(profile, derived, Channel.provider()).contextWidth());
        assertEquals(
                Contracts.rule(profile).lead(),
                Contracts.words(profile, derived).rule().lead());
    }
}
