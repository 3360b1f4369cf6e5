package org.countermark.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Modified Kneser–Ney as its equations are written, over maps of lists: slow, plain, and made independently. */
final class ReferenceModel {
    private final int vocabularySize;
    private final int order;
    private final Map<List<Integer>, Integer> raw = new HashMap<>();
    private final Map<List<Integer>, Set<Integer>> predecessors = new HashMap<>();

    private final Map<Integer, Double> fixed = new HashMap<>();

    ReferenceModel(List<int[]> documents, int vocabularySize, int order) {
        this.vocabularySize = vocabularySize;
        this.order = order;
        for (int[] document : documents) {
            List<Integer> tokens = IntStream.of(document).boxed().toList();
            for (int i = 0; i < tokens.size(); i++) {
                for (int n = 1; n <= order && i + n <= tokens.size(); n++) {
                    List<Integer> gram = tokens.subList(i, i + n);
                    raw.merge(gram, 1, Integer::sum);
                    predecessors.computeIfAbsent(gram, g -> new HashSet<>()).add(i == 0 ? -1 : tokens.get(i - 1));
                }
            }
        }
    }

    double probability(List<Integer> context, int token) {
        int longest = Math.min(context.size(), order - 1);
        return level(context.subList(context.size() - longest, context.size()), token);
    }

    /** The probability of document[at] with its longest n-gram not counted, and the discounts left as they were. */
    double without(int[] document, int at) {
        List<Integer> tokens = IntStream.of(document).boxed().toList();
        Map<Integer, Double> discounts = new HashMap<>();
        for (int n = 1; n <= order; n++) {
            for (int c = 1; c <= 3; c++) {
                discounts.put(n * 4 + c, discount(n, c));
            }
        }
        fixed.putAll(discounts);
        raw.put(tokens.subList(at + 1 - order, at + 1), 0);
        for (int n = order - 1; n >= 1; n--) {
            // A shorter n-gram loses a predecessor where the longer one is gone.
            List<Integer> longer = tokens.subList(at - n, at + 1);
            boolean gone = n == order - 1 || predecessors.get(longer).isEmpty();
            if (gone) {
                predecessors.get(tokens.subList(at + 1 - n, at + 1)).remove(tokens.get(at - n));
            }
        }
        return probability(tokens.subList(0, at), document[at]);
    }

    private double level(List<Integer> context, int token) {
        double below = context.isEmpty() ? 1.0 / vocabularySize : level(context.subList(1, context.size()), token);
        int n = context.size() + 1;
        double total = 0;
        double taken = 0;
        double kept = 0;
        for (int v = 0; v < vocabularySize; v++) {
            int c = count(append(context, v));
            total += c;
            taken += c == 0 ? 0 : discount(n, c);
            kept += v == token && c > 0 ? c - discount(n, c) : 0;
        }
        return total == 0 ? below : kept / total + taken / total * below;
    }

    private int count(List<Integer> gram) {
        return gram.size() == order
                ? raw.getOrDefault(gram, 0)
                : predecessors.getOrDefault(gram, Set.of()).size();
    }

    private double discount(int n, int c) {
        if (!fixed.isEmpty()) {
            return fixed.get(n * 4 + Math.min(c, 3));
        }
        double[] of = new double[5];
        raw.keySet().stream()
                .filter(gram -> gram.size() == n && count(gram) <= 4)
                .forEach(gram -> of[count(gram)]++);
        int k = Math.min(c, 3);
        double y = of[1] / (of[1] + 2 * of[2]);
        double d = k - (k + 1) * y * of[k + 1] / of[k];
        return d > 0 && d < k ? d : k / 2.0;
    }

    private static List<Integer> append(List<Integer> context, int token) {
        List<Integer> gram = new ArrayList<>(context);
        gram.add(token);
        return gram;
    }
}
