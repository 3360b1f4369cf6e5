package org.countermark.contract.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.ContextRule;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.UnitSet;

/** Made-up texts, keys and profiles of engines' contracts. */
final class EngineTexts {
    static final int VOCABULARY = 1000;

    private EngineTexts() {}

    static Profile profile(Contract contract) {
        Map<String, Long> settings = switch (contract) {
            case VLLM_DUAL_KEY -> Map.of("packed", 1L, "share", 32768L);
            case SGLANG_DUAL -> Map.of("coin", 1L << 31);
            case SYNTHID_HF -> Map.of("depth", 30L, "equalWeights", 1L);
            case SYNTHID_DEEPMIND -> Map.of("depth", 30L, "equalWeights", 0L);
            case KGW_HF_LEFTHASH, KGW_HF_SELFHASH -> Map.of("greenTokens", 250L, "vocabulary", (long) VOCABULARY);
            default -> Map.of();
        };
        return Profile.of(contract, contract == Contract.KGW_HF_LEFTHASH ? 1 : 3, "test", settings);
    }

    static EpochKey key(SplittableRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of("test", secret);
    }

    /** Tokens as uneven as those of a language: half of them among the 30 most frequent. */
    static int[] uneven(SplittableRandom random, int length, int vocabulary) {
        return random.doubles(length, 0, StrictMath.log(vocabulary))
                .mapToInt(x -> (int) StrictMath.exp(x))
                .toArray();
    }

    /** Answers to prompts, with a passage that all of them repeat, and a copy of the first. */
    static List<Response> answers(SplittableRandom random, int count, int length) {
        int[] passage = uneven(random, 30, VOCABULARY);
        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] text = uneven(random, length, VOCABULARY);
            System.arraycopy(passage, 0, text, length / 2, passage.length);
            answers.add(Response.of(uneven(random, i, VOCABULARY), text));
        }
        answers.add(answers.get(0));
        return answers;
    }

    /** The distinct units of a body: contexts in rows, and tokens. */
    static final class Units {
        final int[] contexts;
        final int[] tokens;

        private Units(int[] contexts, int[] tokens) {
            this.contexts = contexts;
            this.tokens = tokens;
        }

        static Units of(ContextRule rule, List<Response> body) {
            List<int[]> contexts = new ArrayList<>();
            List<int[]> tokens = new ArrayList<>();
            DistinctUnits walk =
                    DistinctUnits.of(Selection.of(rule), UnitSet.forCorpus(), (rows, row, levels, count) -> {
                        contexts.add(Arrays.copyOf(rows, count * rule.contextWidth()));
                        tokens.add(Arrays.copyOf(row, count));
                    });
            body.forEach(walk::add);
            walk.drain();
            return new Units(
                    contexts.stream().flatMapToInt(Arrays::stream).toArray(),
                    tokens.stream().flatMapToInt(Arrays::stream).toArray());
        }
    }

    /** Text of which each token has the largest draw of four candidates, under one of two keys where there are two. */
    static int[] marked(SplittableRandom random, Profile profile, EpochKey key, int length) {
        EngineWords engine = Contracts.words(profile, key);
        ContextRule rule = engine.rule();
        int width = rule.contextWidth();
        int[] text = new int[width + length];
        if (rule.lead() == ContextRule.Lead.ABSENT) {
            Arrays.fill(text, 0, width, -1);
        }
        boolean paired = profile.contract() == Contract.VLLM_DUAL_KEY || profile.contract() == Contract.TEXTSEAL_DUAL;
        for (int at = width; at < text.length; at++) {
            int coin = paired && random.nextBoolean() ? 0xFFFF : -1;
            int[] candidates = random.ints(4, 0, VOCABULARY).toArray();
            long best = -1;
            for (int candidate : candidates) {
                int[] word = new int[1];
                engine.words(text, at - width, new int[] {candidate}, 0, 1, word);
                long draw = paired
                        ? Integer.toUnsignedLong(word[0] & coin)
                        : profile.scheme().score(word[0]);
                if (draw > best) {
                    best = draw;
                    text[at] = candidate;
                }
            }
        }
        return Arrays.copyOfRange(text, width, text.length);
    }
}
