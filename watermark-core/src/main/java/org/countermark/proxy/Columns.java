package org.countermark.proxy;

/** How columns grow: by half, so that copying costs a constant per entry and waste stays bounded. */
final class Columns {
    private static final int MOST = Integer.MAX_VALUE - 16;

    private Columns() {}

    static int larger(int size) {
        if (size == MOST) {
            throw new IllegalStateException("a column holds at most " + MOST + " entries");
        }
        return (int) Math.min(size + (size >>> 1) + 64L, MOST);
    }
}
