package org.countermark.benchmarks.detect;

import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.Scheme;
import org.countermark.token.Response;

/** Token ids and scorers for the benchmarks of this package. */
final class Bodies {
    static final int WIDTH = 4;

    private Bodies() {}

    static Profile profile(Scheme scheme) {
        return new Profile(scheme, WIDTH, "o200k_base", 0);
    }

    static UnitScorer scorer(Scheme scheme) {
        return CountermarkV1.scorer(profile(scheme), EpochKey.of("benchmark", new byte[32]), Channel.provider());
    }

    /** Random tokens of a large vocabulary: next to no unit comes twice, which is what costs most. */
    static Response[] distinct(int units, int length) {
        SplittableRandom random = new SplittableRandom(1);
        Response[] body = new Response[units / length];
        for (int i = 0; i < body.length; i++) {
            body[i] = Response.of(random.ints(length + WIDTH, 0, 200_000).toArray());
        }
        return body;
    }
}
