package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.countermark.scheme.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedMarkTest {
    static Scheme[] schemes() {
        return Marks.schemes();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void threadsShareAMark(Scheme scheme) throws Exception {
        Watermark mark = Marks.mark(scheme);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<int[]>> runs = new ArrayList<>();
            for (int run = 0; run < 8; run++) {
                runs.add(pool.submit(() -> generate(mark)));
            }
            int[] expected = generate(mark);
            for (Future<int[]> run : runs) {
                assertArrayEquals(expected, run.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    private static int[] generate(Watermark mark) {
        SplittableRandom random = new SplittableRandom(5);
        MarkSession session = mark.session(8, random);
        for (int i = 0; i < 100; i++) {
            session.next(Marks.randomLogits(3000, random), Sampling.of(1));
        }
        return session.tokens();
    }
}
