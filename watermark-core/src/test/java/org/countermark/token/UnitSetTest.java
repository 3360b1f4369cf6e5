package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The set of fingerprints beside a {@link HashSet}, on values that collide and on many of them. */
class UnitSetTest {
    /** Few distinct values, extreme ones, and long runs that share their high bits. */
    @Provide
    Arbitrary<List<Long>> values() {
        return Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(-3, 3),
                        Arbitraries.longs().between(0, 400).map(low -> 0x7FFF_FFFF_0000_0000L | low),
                        Arbitraries.longs().between(0, 400).map(low -> -1L - low))
                .list()
                .ofMaxSize(2000);
    }

    @Property(tries = 300)
    void isASet(@ForAll("values") List<Long> values) {
        UnitSet one = UnitSet.forDocument(0);
        UnitSet batched = UnitSet.forCorpus(values.size());
        Set<Long> expected = new HashSet<>();
        long[] batch = values.stream().mapToLong(Long::longValue).toArray();
        int[] fresh = new int[batch.length];
        int n = batched.addAll(batch, batch.length, fresh);
        int at = 0;
        for (int i = 0; i < batch.length; i++) {
            boolean isNew = expected.add(batch[i]);
            assertEquals(isNew, one.add(batch[i]));
            if (isNew) {
                assertEquals(i, fresh[at++]);
            }
        }
        assertEquals(at, n);
        assertEquals(expected.size(), one.size());
        assertEquals(expected.size(), batched.size());
        for (long value : batch) {
            assertTrue(one.contains(value) && batched.contains(value));
            assertEquals(expected.contains(value + 1), one.contains(value + 1));
        }
    }

    /** At every size on the way to three million, not only at a lucky one. */
    @Example
    void staysBelowSixteenBytesAUnit() {
        UnitSet set = UnitSet.forCorpus();
        SplittableRandom random = new SplittableRandom(7);
        long[] batch = new long[1000];
        int[] fresh = new int[1000];
        for (int round = 0; round < 3000; round++) {
            Arrays.setAll(batch, i -> random.nextLong());
            assertEquals(1000, set.addAll(batch, 1000, fresh));
            long units = set.size();
            assertTrue(
                    units < 500_000 || set.bytes() <= 16 * units, () -> set.bytes() / (double) units + " bytes a unit");
        }
    }

    @Property(tries = 100)
    void aSnapshotIsTheSetAndNothingElse(@ForAll("values") List<Long> values) throws IOException {
        UnitSet forward = UnitSet.forCorpus();
        values.forEach(forward::add);
        UnitSet backward = UnitSet.forCorpus();
        for (int i = values.size() - 1; i >= 0; i--) {
            backward.add(values.get(i));
        }
        byte[] snapshot = write(forward);
        assertArrayEquals(snapshot, write(backward));
        UnitSet restored = read(snapshot);
        assertArrayEquals(snapshot, write(restored));
        for (long value : values) {
            assertFalse(restored.add(value));
        }
        if (!values.isEmpty()) {
            assertThrows(EOFException.class, () -> read(Arrays.copyOf(snapshot, snapshot.length - 1)));
        }
    }

    /** Reading members in ascending order must not be quadratic: with four million this test would not end. */
    @Example
    void aLargeSnapshotComesBack() throws IOException {
        UnitSet set = UnitSet.forCorpus();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 4_000_000; i++) {
            set.add(random.nextLong());
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        set.writeTo(new DataOutputStream(first));
        UnitSet again = UnitSet.readFrom(new DataInputStream(new ByteArrayInputStream(first.toByteArray())));
        assertEquals(set.size(), again.size());
    }

    @Example
    void aSnapshotOutOfOrderIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(2);
        out.writeLong(5);
        out.writeLong(5);
        assertThrows(IOException.class, () -> read(bytes.toByteArray()));
        assertThrows(IOException.class, () -> read(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0}));
    }

    private static byte[] write(UnitSet set) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        set.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static UnitSet read(byte[] snapshot) throws IOException {
        return UnitSet.readFrom(new DataInputStream(new ByteArrayInputStream(snapshot)));
    }
}
