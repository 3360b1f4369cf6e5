package org.countermark.benchmarks.power;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.countermark.detect.DocumentTest;
import org.countermark.stats.LogP;
import org.countermark.token.Response;

/** How long documents must be for their median p-value to reach a level. */
final class TokensNeeded {
    private static final double LOG10_LEVEL = -3;

    private final List<Passage> passages;
    private final DocumentTest test;

    TokensNeeded(List<Passage> passages, DocumentTest test) {
        this.passages = passages;
        this.test = test;
    }

    /** By the value that is printed as the headline: exact, or a proven upper bound. */
    OptionalInt certified() {
        return bisect(LogP::log10);
    }

    /** By the saddlepoint approximation where there is one. */
    OptionalInt saddlepoint() {
        return bisect(p -> p instanceof LogP.Certified c ? c.saddlepoint() : p.log10());
    }

    /** The median of log10 p over documents of this length. */
    double median(int tokens, ToDoubleFunction<LogP> value) {
        double[] log10 = passages.stream()
                .map(passage -> Response.of(passage.tokens().prefix(tokens)))
                .mapToDouble(response -> test.test(response)
                        .map(detection -> value.applyAsDouble(detection.p()))
                        .orElse(0.0))
                .sorted()
                .toArray();
        return log10[(log10.length - 1) / 2];
    }

    /** The median falls with the length, but for the noise of the documents. */
    private OptionalInt bisect(ToDoubleFunction<LogP> value) {
        int longest = passages.stream().mapToInt(p -> p.tokens().length()).min().orElseThrow();
        int low = RecordedProxy.KNOWN_BY - 1;
        int high = Math.min(16, longest);
        while (median(high, value) > LOG10_LEVEL) {
            if (high == longest) {
                return OptionalInt.empty();
            }
            low = high;
            high = Math.min(2 * high, longest);
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (median(middle, value) <= LOG10_LEVEL) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }
}
