package org.countermark.corpora.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void everyPartRunsOnce() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Workers workers = Workers.of(threads)) {
                for (int parts = 0; parts < 200; parts++) {
                    AtomicIntegerArray runs = new AtomicIntegerArray(parts);
                    workers.run(parts, (part, worker) -> runs.incrementAndGet(part));
                    for (int i = 0; i < parts; i++) {
                        assertEquals(1, runs.get(i));
                    }
                }
            }
        }
    }

    @Test
    void aFailureReachesTheCallerAndThePoolGoesOn() {
        try (Workers workers = Workers.of(2)) {
            assertThrows(
                    RuntimeException.class,
                    () -> workers.run(8, (part, worker) -> {
                        throw new UnsupportedOperationException("part " + part);
                    }));
            AtomicIntegerArray runs = new AtomicIntegerArray(1);
            workers.run(5, (part, worker) -> runs.incrementAndGet(0));
            assertEquals(5, runs.get(0));
        }
    }

    @Test
    void sizesOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
        assertThrows(IllegalArgumentException.class, () -> Workers.of(257));
    }
}
