package org.countermark.cli.timeline;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Detection;
import org.countermark.stats.Holm;
import org.countermark.stats.LogE;
import org.countermark.token.Response;

/**
 * Walks the dated documents of a store in the order of their dates, once for each key.
 *
 * <p>Each bucket is a body of its own, deduplicated by itself; the running e-process gives each unit to the first
 * document that has it. Both are decided by text and dates alone.
 */
public final class TimelineWalk {
    private static final int BLOCK_TOKENS = 1 << 17;

    private final Period period;
    private final LongPredicate goOn;
    private long walked;

    /**
     * A walk.
     *
     * @param period how to cut
     * @param goOn told the tokens walked so far; false to stop
     */
    public TimelineWalk(Period period, LongPredicate goOn) {
        this.period = Objects.requireNonNull(period, "period");
        this.goOn = Objects.requireNonNull(goOn, "goOn");
    }

    /**
     * The time line of some keys.
     *
     * @param keys at least one
     * @return the time line; empty when it was stopped
     * @throws IOException when the store cannot be read
     */
    public Optional<Timeline> walk(List<TimelineKey> keys) throws IOException {
        List<Timeline.Line> lines = new ArrayList<>();
        for (TimelineKey key : keys) {
            // As many placebos as keys may be looked at.
            double contradiction =
                    StrictMath.log10(keys.size()) - key.plan().alpha().log10();
            Optional<Timeline.Line> line = line(key, contradiction);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines.add(line.get());
        }
        TokenStore store = keys.get(0).store();
        long dated = store.dateOrder().length;
        return Optional.of(corrected(lines, dated, store.documents() - dated));
    }

    private Optional<Timeline.Line> line(TimelineKey key, double contradiction) throws IOException {
        int[] order = key.store().dateOrder();
        Stretch before = new Stretch(key);
        Stretch after = new Stretch(key);
        Buckets buckets = new Buckets(key);
        for (int from = 0; from < order.length; ) {
            if (!goOn.test(walked)) {
                return Optional.empty();
            }
            int end = blockEnd(key, order, from);
            List<List<Response>> block = new ArrayList<>();
            for (int at = from; at < end; at++) {
                block.add(key.store().responses(order[at]));
                walked += key.store().tokens(order[at]);
            }
            Instant date = date(key, order[from]);
            if (key.applies().filter(days -> days.isAfter(date)).isPresent()) {
                before.addAll(block);
            } else if (key.applies().filter(days -> days.isBefore(date)).isPresent()) {
                after.addAll(block);
            } else {
                buckets.addAll(period.start(date), block);
            }
            from = end;
        }
        return Optional.of(new Timeline.Line(
                key.applies(),
                buckets.closed(),
                before.outside(contradiction),
                after.outside(Double.POSITIVE_INFINITY)));
    }

    private static Instant date(TimelineKey key, int index) {
        return key.store().entry(index).date().orElseThrow();
    }

    /** A block lies on one side of the key's days, and in one bucket. */
    private int blockEnd(TimelineKey key, int[] order, int from) {
        String place = place(key, order[from]);
        long tokens = 0;
        int end = from;
        while (end < order.length
                && tokens < BLOCK_TOKENS
                && place(key, order[end]).equals(place)) {
            tokens += key.store().tokens(order[end++]);
        }
        return end;
    }

    private String place(TimelineKey key, int index) {
        Instant date = date(key, index);
        String side = key.applies()
                .map(days -> days.isAfter(date) ? "before" : days.isBefore(date) ? "after" : "")
                .orElse("");
        return side.isEmpty() ? period.start(date).toString() : side;
    }

    private Timeline corrected(List<Timeline.Line> lines, long dated, long undated) {
        double[] tested = lines.stream()
                .flatMap(line -> line.buckets().stream())
                .filter(Timeline.Bucket::tested)
                .mapToDouble(bucket -> bucket.pooled().p().log10())
                .toArray();
        double[] holm = Holm.adjusted(tested);
        int next = 0;
        List<Timeline.Line> corrected = new ArrayList<>();
        for (Timeline.Line line : lines) {
            List<Timeline.Bucket> buckets = new ArrayList<>();
            for (Timeline.Bucket bucket : line.buckets()) {
                buckets.add(bucket.tested() ? withHolm(bucket, holm[next++]) : bucket);
            }
            corrected.add(new Timeline.Line(line.applies(), buckets, line.placebo(), line.after()));
        }
        return new Timeline(period, dated, undated, tested.length, corrected);
    }

    private static Timeline.Bucket withHolm(Timeline.Bucket bucket, double holm) {
        return new Timeline.Bucket(
                bucket.first(), bucket.documents(), bucket.pooled(), true, holm, bucket.running(), bucket.peak());
    }

    /** The buckets of one key, and the process that runs through them. */
    private static final class Buckets {
        private final TimelineKey key;
        private final Stretch running;
        private final List<Timeline.Bucket> closed = new ArrayList<>();
        private Optional<Open> open = Optional.empty();

        private record Open(LocalDate first, Pool pool) {}

        Buckets(TimelineKey key) {
            this.key = key;
            this.running = new Stretch(key);
        }

        void addAll(LocalDate first, List<List<Response>> block) {
            if (open.filter(bucket -> bucket.first().equals(first)).isEmpty()) {
                close();
                open = Optional.of(new Open(first, new Pool(key)));
            }
            open.get().pool().addAll(block);
            running.addAll(block);
        }

        private void close() {
            if (open.isEmpty()) {
                return;
            }
            Pool pool = open.get().pool();
            Detection pooled = pool.result();
            LogE e = running.e();
            LogE best = closed.isEmpty()
                    ? LogE.one()
                    : closed.get(closed.size() - 1).peak();
            closed.add(new Timeline.Bucket(
                    open.get().first(),
                    pool.documents(),
                    pooled,
                    pooled.counts().units() >= key.plan().minimumUnits(),
                    0,
                    e,
                    e.compareTo(best) > 0 ? e : best));
            open = Optional.empty();
        }

        List<Timeline.Bucket> closed() {
            close();
            return closed;
        }
    }
}
