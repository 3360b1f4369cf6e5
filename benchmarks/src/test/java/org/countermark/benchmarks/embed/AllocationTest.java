package org.countermark.benchmarks.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step of a session allocates nothing once it has seen the vocabulary. */
class AllocationTest {
    private static final int STEPS = 400;

    static Scheme[] schemes() {
        return new Scheme[] {new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384)};
    }

    /** The machine counts for this thread alone, so nothing else disturbs it. */
    @ParameterizedTest
    @MethodSource("schemes")
    void aStepAllocatesNothing(Scheme scheme) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        float[] logits = Steps.logits(5000, 1)[0];
        int[] ids = {1, 2, 3, 4, 5};
        double[] p = {0.3, 0.2, 0.2, 0.2, 0.1};
        Sampling plain = Sampling.of(0.8);
        Sampling nucleus = plain.withTopP(0.95);
        Sampling list = plain.withTopK(50).withMinP(0.01);
        MarkSession session = Watermark.of(Steps.profile(scheme), Steps.key()).session(3, new SplittableRandom(2));
        session.accept(new int[] {1, 2, 3, 4}, 4);
        long allocated = Long.MAX_VALUE;
        // Until the compiler is through, the AES provider makes small objects; the last round counts.
        for (int round = 0; round < 25; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < STEPS; i++) {
                session.next(logits, plain);
                session.next(logits, nucleus);
                session.next(logits, list);
                session.next(ids, p, 5);
                session.takeBack(4);
            }
            allocated = threads.getThreadAllocatedBytes(id) - before;
        }
        // Reading the counter may allocate a few bytes itself.
        assertEquals(0, allocated / STEPS);
    }
}
