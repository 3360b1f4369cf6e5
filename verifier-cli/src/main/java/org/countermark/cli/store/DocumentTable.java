package org.countermark.cli.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.cli.input.RecordNumber;

/**
 * The index of distinct documents, in the order in which they first came: 56 bytes a document, and 8 to find it by.
 *
 * <p>Not safe for use by several threads while documents are added.
 */
final class DocumentTable {
    private static final int FIELDS = 7;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int PLACE = 2;
    private static final int NUMBER = 3;
    private static final int DATE = 4;
    private static final int INPUT_LENGTH = 5;
    private static final int TOKENS_COPIES = 6;

    private static final int BLOCK = 1 << 12;
    private static final long UNDATED = Long.MIN_VALUE;
    private static final int LARGEST = 1 << 30;

    private long[][] blocks = new long[4][];
    private int[] slots = new int[1 << 10];
    private int size;

    int size() {
        return size;
    }

    OptionalInt find(ContentDigest digest) {
        int slot = slots[slot(digest)];
        return slot == 0 ? OptionalInt.empty() : OptionalInt.of(slot - 1);
    }

    /** The slot of a document, or the free one where it belongs. Digests are as good as random. */
    private int slot(ContentDigest digest) {
        int mask = slots.length - 1;
        int at = (int) digest.low() & mask;
        while (slots[at] != 0 && !isAt(slots[at] - 1, digest)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean isAt(int index, ContentDigest digest) {
        return get(index, LOW) == digest.low() && get(index, HIGH) == digest.high();
    }

    /** Adds a document that is not there yet. */
    void add(Encoded document, long place, int input, RecordNumber number, Optional<Instant> date) {
        if (size == LARGEST) {
            throw new IllegalStateException("more than " + LARGEST + " distinct documents");
        }
        if (2 * (size + 1) > slots.length) {
            rehash();
        }
        int index = size++;
        int block = index / BLOCK;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * block);
        }
        if (index % BLOCK == 0) {
            blocks[block] = new long[BLOCK * FIELDS];
        }
        set(index, HIGH, document.digest().high());
        set(index, LOW, document.digest().low());
        set(index, PLACE, place);
        set(index, NUMBER, number.value() << 2 | number.kind().code());
        set(index, DATE, date.map(Instant::toEpochMilli).orElse(UNDATED));
        set(index, INPUT_LENGTH, (long) input << 32 | document.length());
        set(index, TOKENS_COPIES, (long) document.tokens() << 32 | 1);
        slots[slot(document.digest())] = index + 1;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            slots[slot(digest(i))] = i + 1;
        }
    }

    /** Counts further copies of a document; the earliest date is kept. */
    void copied(int index, long copies, Optional<Instant> date) {
        long before = get(index, TOKENS_COPIES);
        if ((before & 0xFFFFFFFFL) + copies > 0xFFFFFFFFL) {
            throw new IllegalStateException("more than 4294967295 copies of a document");
        }
        set(index, TOKENS_COPIES, before + copies);
        if (date.isPresent()) {
            long millis = date.get().toEpochMilli();
            long known = get(index, DATE);
            set(index, DATE, known == UNDATED ? millis : Math.min(known, millis));
        }
    }

    Entry entry(int index) {
        long number = get(index, NUMBER);
        return new Entry(
                digest(index),
                (int) (get(index, INPUT_LENGTH) >>> 32),
                new RecordNumber(RecordNumber.Kind.of((int) (number & 3)), number >>> 2),
                get(index, TOKENS_COPIES) & 0xFFFFFFFFL,
                date(index),
                tokens(index));
    }

    ContentDigest digest(int index) {
        return new ContentDigest(get(index, HIGH), get(index, LOW));
    }

    Optional<Instant> date(int index) {
        long millis = get(index, DATE);
        return millis == UNDATED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    int tokens(int index) {
        return (int) (get(index, TOKENS_COPIES) >>> 32);
    }

    long place(int index) {
        return get(index, PLACE);
    }

    int length(int index) {
        return (int) get(index, INPUT_LENGTH);
    }

    private long get(int index, int field) {
        return blocks[index / BLOCK][index % BLOCK * FIELDS + field];
    }

    private void set(int index, int field, long value) {
        blocks[index / BLOCK][index % BLOCK * FIELDS + field] = value;
    }
}
