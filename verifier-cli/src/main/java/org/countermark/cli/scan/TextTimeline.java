package org.countermark.cli.scan;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.countermark.cli.timeline.Applies;
import org.countermark.cli.timeline.Timeline;

/** Prints evidence by date. */
final class TextTimeline {
    private static final int MOST = 40;

    private final PrintStream out;

    TextTimeline(PrintStream out) {
        this.out = out;
    }

    void print(Timeline timeline, ScanResult result) {
        out.println();
        out.println("By " + Figures.lower(timeline.period()) + ": " + Figures.count(timeline.dated())
                + " dated documents, " + Figures.count(timeline.undated())
                + " undated ones left out; log10 p corrected for "
                + Figures.count(timeline.tests()) + " tests");
        for (int i = 0; i < timeline.lines().size(); i++) {
            line(timeline.lines().get(i), result.trials().get(i).trial());
        }
    }

    private void line(Timeline.Line line, Trial trial) {
        out.println("  key " + trial.quotedKey()
                + line.applies().map(TextTimeline::days).orElse(", whose days are not known"));
        List<Timeline.Bucket> shown = line.buckets().stream()
                .sorted(Comparator.comparingDouble(Timeline.Bucket::holm))
                .limit(MOST)
                .sorted(Comparator.comparing(Timeline.Bucket::first))
                .toList();
        for (Timeline.Bucket bucket : shown) {
            out.println(String.format(
                    Locale.ROOT,
                    "    %s  %9s documents  %s  so far %s",
                    bucket.first(),
                    Figures.count(bucket.documents()),
                    bucket.tested()
                            ? String.format(Locale.ROOT, "log10 p %9s", Figures.rounded(bucket.holm(), 2))
                            : "too few units    ",
                    Figures.power(bucket.running().log10())));
        }
        if (shown.size() < line.buckets().size()) {
            out.println("    the most significant ones of "
                    + Figures.count(line.buckets().size()) + "; --format json has all");
        }
        line.placebo()
                .ifPresent(placebo -> out.println("    before      " + outside(placebo)
                        + (placebo.contradicts()
                                ? ": MARKED BEFORE THE KEY WAS IN USE. The dates are wrong, or the days of the key are."
                                : ": no sign of the key, as it must be")));
        line.after().ifPresent(after -> out.println("    after       " + outside(after)));
    }

    private static String days(Applies days) {
        return ", in use " + days.first() + (days.first().equals(days.last()) ? "" : " to " + days.last());
    }

    private static String outside(Timeline.Outside outside) {
        return Figures.count(outside.documents()) + " documents, e-value "
                + Figures.power(outside.e().log10());
    }
}
