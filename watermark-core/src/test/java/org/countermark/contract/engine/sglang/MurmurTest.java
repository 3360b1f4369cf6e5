package org.countermark.contract.engine.sglang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

/** The hash over words against another implementation, which takes bytes. */
class MurmurTest {
    @Test
    void wordsHashAsTheirBytesDo() {
        SplittableRandom random = new SplittableRandom(20261121);
        for (int count = 0; count <= 20; count++) {
            for (int i = 0; i < 50; i++) {
                int[] words = random.ints(count + 1).toArray();
                ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(words, 1, count);
                assertEquals(MurmurHash3.hash32x86(bytes.array(), 0, 4 * count, 0), Murmur.of(words, 1, count));
            }
        }
    }

    @Test
    void numbersAreTakenInLowWordFirst() {
        assertEquals(Murmur.add(Murmur.add(7, 0x89ABCDEF), 0x01234567), Murmur.add(7, 0x0123456789ABCDEFL));
    }
}
