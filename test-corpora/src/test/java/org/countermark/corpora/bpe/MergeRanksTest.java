package org.countermark.corpora.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.junit.jupiter.api.Test;

class MergeRanksTest {
    /** Random lists of merges, sensible or not: whatever is accepted must then agree with the list's rule everywhere. */
    @Test
    void whatIsAcceptedFollowsTheListsRule() throws UnreadableModelException {
        SplittableRandom random = new SplittableRandom(11);
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            List<String> merges = randomMerges(random);
            BpeTokenizer tokenizer;
            try {
                tokenizer = new BpeTokenizer(source(merges, false));
            } catch (UnreadableModelException e) {
                refused++;
                continue;
            }
            accepted++;
            for (int i = 0; i < 30; i++) {
                String text = randomText(random);
                List<String> parts = Arrays.stream(tokenizer.encode(text))
                        .mapToObj(t -> tokenizer.decode(new int[] {t}))
                        .toList();
                assertEquals(PlainBpe.merge(text, merges), parts, () -> text + " by " + merges);
            }
        }
        assertTrue(accepted > 300 && refused > 300, accepted + " accepted, " + refused + " refused");
    }

    @Test
    void aTokenThatRanksReachOtherwiseIsRefusedByName() {
        // by rank alone "aab" is a + ab, and the list makes it from aa + b only
        UnreadableModelException error = assertThrows(
                UnreadableModelException.class, () -> new BpeTokenizer(source(List.of("a b", "a a", "aa b"), false)));
        assertTrue(error.getMessage().contains("token aab"), error.getMessage());
        assertTrue(error.getMessage().contains("small.json"), error.getMessage());
    }

    @Test
    void mergesOfUnknownTokensAreRefused() {
        BpeSource source = source(List.of("a b"), false);
        source.tokens.remove("ab");
        assertThrows(UnreadableModelException.class, () -> new BpeTokenizer(source));
        assertThrows(UnreadableModelException.class, () -> new BpeTokenizer(source(List.of("ab"), false)));
    }

    @Test
    void wholePiecesMayBeTokensThatNoMergeLeadsTo() throws UnreadableModelException {
        // a b comes first, so "aabb" is a, ab, b, and never aa + bb
        List<String> merges = List.of("a b", "a a", "b b", "aa bb");
        assertThrows(UnreadableModelException.class, () -> new BpeTokenizer(source(merges, false)));
        BpeTokenizer tokenizer = new BpeTokenizer(source(merges, true));
        assertEquals(1, tokenizer.encode("aabb").length);
        assertEquals(4, tokenizer.encode("aabbc").length);
    }

    private static BpeSource source(List<String> merges, boolean wholePieces) {
        Set<String> tokens = new LinkedHashSet<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.charOf(b)));
        }
        merges.forEach(m -> tokens.add(m.replace(" ", "")));
        return new BpeSource(
                "small.json", SplitRule.GPT2, false, wholePieces, new ArrayList<>(tokens), new BitSet(), merges);
    }

    private static List<String> randomMerges(SplittableRandom random) {
        List<String> tokens = new ArrayList<>(List.of("a", "b", "c"));
        List<String> merges = new ArrayList<>();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            String left = tokens.get(random.nextInt(tokens.size()));
            String right = tokens.get(random.nextInt(tokens.size()));
            if (!merges.contains(left + " " + right)) {
                merges.add(left + " " + right);
                tokens.add(left + right);
            }
        }
        if (random.nextInt(4) == 0) {
            merges.add(merges.remove(random.nextInt(merges.size())));
        }
        return merges;
    }

    private static String randomText(SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(1, 14); i > 0; i--) {
            out.append((char) ('a' + random.nextInt(3)));
        }
        return out.toString();
    }
}
