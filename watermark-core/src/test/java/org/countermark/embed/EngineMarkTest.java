package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.StepWords;
import org.countermark.contract.engine.Contracts;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.keys.Commitment;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** Text marked here by an engine's contract is found by that contract's detector, and by no neighbour of it. */
class EngineMarkTest {
    private static final int VOCABULARY = 5003;
    private static final int TOKENS = 400;
    private static final EpochKey KEY = EpochKey.ofEngine(
            "engine",
            Contract.VLLM_GUMBEL_PACKED4,
            ByteBuffer.allocate(8).putLong(0x0123456789ABCDEFL).array());

    private static final List<Contract> WRITTEN = List.of(
            Contract.VLLM_GUMBEL_PACKED4,
            Contract.VLLM_GUMBEL_WORD0,
            Contract.SGLANG_GUMBEL,
            Contract.SYNTHID_HF,
            Contract.SYNTHID_DEEPMIND);

    private static Profile profile(Contract contract) {
        Map<String, Long> tournament = Map.of("depth", 30L, "equalWeights", 0L);
        return Profile.of(contract, 4, "made", contract.settings().isEmpty() ? Map.of() : tournament);
    }

    /** Random logits of some two nats of entropy, new at every step. */
    private static int[] marked(Profile profile, EpochKey key) {
        SplittableRandom random = new SplittableRandom(20261121);
        MarkSession session = Watermark.of(profile, key).session(0, new SplittableRandom(7));
        float[] logits = new float[VOCABULARY];
        for (int i = 0; i < TOKENS; i++) {
            for (int v = 0; v < VOCABULARY; v++) {
                logits[v] = (float) (4.5 * random.nextGaussian());
            }
            session.next(logits, Sampling.of(1));
        }
        return session.tokens();
    }

    private static double log10p(Profile profile, EpochKey key, int[] text) {
        DetectionPlan plan =
                DetectionPlan.builder(profile, Commitment.of(profile, key)).build();
        return DocumentTest.of(plan, plan.scorer(profile, key))
                .test(Response.of(text))
                .orElseThrow()
                .p()
                .log10();
    }

    /** About 400 tokens at over a nat each: the mark is at p below 1e-40; a valid wrong one is below 1e-9 once in 1e9. */
    @Test
    void markedTextIsFound() {
        Profile packed = profile(Contract.VLLM_GUMBEL_PACKED4);
        int[] text = marked(packed, KEY);
        assertTrue(log10p(packed, KEY, text) < -40);
        EpochKey other = EpochKey.ofEngine(
                "other",
                Contract.VLLM_GUMBEL_WORD0,
                ByteBuffer.allocate(8).putLong(0x0123456789ABCDEFL).array());
        assertTrue(log10p(profile(Contract.VLLM_GUMBEL_WORD0), other, text) > -9);
    }

    /** As above; a tournament of 30 layers shows some 400 tokens of this text at p below 1e-30. */
    @Test
    void keysOfAnEpochServeEveryEngine() {
        EpochKey epoch = EpochKey.of("2026-11", new byte[32]);
        EpochKey next = EpochKey.of("2026-12", new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
        });
        for (Contract contract : WRITTEN) {
            Profile profile = profile(contract);
            int[] text = marked(profile, epoch);
            double own = log10p(profile, epoch, text);
            assertTrue(own < -30, () -> contract + ": " + own);
            double other = log10p(profile, next, text);
            assertTrue(other > -9, () -> contract + ": " + other);
        }
    }

    /** One token, a list and a stretch of the vocabulary have the same words, and the detector's. */
    @Test
    void allWaysToAWordAgree() {
        for (Contract contract : WRITTEN) {
            EpochKey key = EpochKey.of("2026-11", new byte[32]);
            StepWords words = Contracts.steps(profile(contract), key);
            int[] context = {5, 1, 2, 3, 4};
            words.context(context, 1, 0);
            byte[] stream = new byte[4 * 600];
            words.keystream(400, 600, stream, 0);
            int[] tokens = new int[600];
            int[] rows = new int[4 * 600];
            int[] list = new int[600];
            for (int i = 0; i < 600; i++) {
                tokens[i] = 400 + i;
                System.arraycopy(context, 1, rows, 4 * i, 4);
            }
            words.words(tokens, 600, list);
            int[] scores = new int[600];
            Contracts.scorer(profile(contract), key, Channel.provider()).score(rows, tokens, 600, scores, new long[10]);
            for (int i = 0; i < 600; i++) {
                assertEquals(list[i], ByteBuffer.wrap(stream).getInt(4 * i));
                assertEquals(list[i], words.word(tokens[i]));
                assertEquals(profile(contract).scheme().score(list[i]), scores[i]);
            }
        }
    }

    @Test
    void enginesHaveNoPayloads() {
        Profile packed = profile(Contract.VLLM_GUMBEL_PACKED4);
        assertThrows(
                IllegalArgumentException.class,
                () -> Contracts.steps(packed, KEY).context(new int[4], 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Contracts.steps(
                        Profile.of(Contract.TEXTSEAL_GUMBEL, 1, "made", Map.of()),
                        EpochKey.of("2026-11", new byte[32])));
        assertThrows(IllegalArgumentException.class, () -> Contracts.scorer(packed, KEY, Channel.payload(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Contracts.scorer(profile(Contract.SGLANG_GUMBEL), KEY, Channel.provider()));
    }
}
