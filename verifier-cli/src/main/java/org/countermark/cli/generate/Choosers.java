package org.countermark.cli.generate;

import java.util.Optional;
import java.util.Random;
import org.countermark.corpora.llama.TokenChooser;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;

/** Gives every response its own chooser of tokens, so that it does not matter which responses run beside it. */
final class Choosers {
    private final Optional<Watermark> watermark;
    private final long payload;
    private final Sampling sampling;
    private final long seed;

    Choosers(Optional<Watermark> watermark, long payload, Sampling sampling, long seed) {
        this.watermark = watermark;
        this.payload = payload;
        this.sampling = sampling;
        this.seed = seed;
    }

    /** The chooser of one response; unmarked ones sample as a session does that has opted out. */
    TokenChooser of(Watermark plain, int response) {
        // Spread, so that neighbouring seeds do not give neighbouring streams.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + response);
        MarkSession session = watermark.orElse(plain).session(watermark.isPresent() ? payload : 0, random);
        if (watermark.isEmpty()) {
            session.optOut();
        }
        return logits -> session.next(logits, sampling);
    }
}
