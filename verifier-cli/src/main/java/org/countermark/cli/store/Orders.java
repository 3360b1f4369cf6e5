package org.countermark.cli.store;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Orders of documents that depend on their content and dates alone. */
final class Orders {
    private Orders() {}

    /** All documents by ascending digest. Twelve bytes a document while it sorts. */
    static int[] canonical(DocumentTable table) {
        // 34 bits of the digest and the index in one number; the few that agree in these are sorted out afterwards.
        long[] keys = new long[table.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((table.digest(i).high() & ~((1L << 30) - 1)) | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & ((1L << 30) - 1));
            for (int j = i; j > 0 && table.digest(order[j]).compareTo(table.digest(order[j - 1])) < 0; j--) {
                int swapped = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swapped;
            }
        }
        return order;
    }

    /** The dated documents by ascending date; those of one moment by digest. */
    static int[] dated(DocumentTable table, int[] canonical) {
        return IntStream.of(canonical)
                .filter(index -> table.date(index).isPresent())
                .boxed()
                .sorted((a, b) ->
                        table.date(a).orElseThrow().compareTo(table.date(b).orElseThrow()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
