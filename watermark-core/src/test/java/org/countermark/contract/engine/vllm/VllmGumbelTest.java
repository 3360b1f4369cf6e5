package org.countermark.contract.engine.vllm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;
import org.junit.jupiter.api.Test;

/** Philox by its published answers, and the words of both mappings by known ones. */
class VllmGumbelTest {
    private static final int[] CONTEXT = {1, 2, 3, 4};
    private static final long KEY = 0x0123456789ABCDEFL;

    @Test
    void philoxGivesItsPublishedAnswers() {
        int[] zeros = new int[4];
        Philox.block(zeros, 0, 0);
        assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, zeros);
        int[] ones = {-1, -1, -1, -1};
        Philox.block(ones, -1, -1);
        assertArrayEquals(new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, ones);
    }

    @Test
    void wordsAreThoseOfTheEngine() {
        VllmGumbel word0 = new VllmGumbel(4, false, KEY);
        VllmGumbel packed = new VllmGumbel(4, true, KEY);
        assertEquals(0xfe5df642, word0.word(CONTEXT, 0, 4, 5));
        assertEquals(0xab6825ea, packed.word(CONTEXT, 0, 4, 5));
        assertEquals(0xae8e27af, word0.word(CONTEXT, 0, 4, 151643));
        assertEquals(0xd3d4ce0e, packed.word(CONTEXT, 0, 4, 151643));
    }

    @Test
    void batchesDropTheLowestBits() {
        EngineWords words = new VllmGumbel(4, true, KEY);
        int[] rows = {9, 9, 9, 9, 1, 2, 3, 4};
        int[] out = new int[2];
        words.words(rows, 0, new int[] {7, 5}, 0, 2, out);
        assertEquals(0xab682500, out[1]);
        assertEquals(ContextRule.Lead.ABSENT, words.rule().lead());
    }
}
