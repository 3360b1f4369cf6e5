package org.countermark.cli.key;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.countermark.evidence.commit.KeyCommitment;

/** Ranges of months as labels of epochs: {@code 2026-11..2027-10}. */
final class Months {
    private Months() {}

    /** The labels from the first to the last month. */
    static List<String> labels(String range) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2 || !ends[0].matches("\\d{4}-\\d{2}") || !ends[1].matches("\\d{4}-\\d{2}")) {
            throw new IllegalArgumentException("months must be given as in 2026-11..2027-10, was \"" + range + "\"");
        }
        YearMonth first = month(ends[0]);
        long count = first.until(month(ends[1]), ChronoUnit.MONTHS) + 1;
        if (count < 1 || count > KeyCommitment.MAX_LABELS) {
            throw new IllegalArgumentException("the months must be 1.." + KeyCommitment.MAX_LABELS + ", were " + count);
        }
        List<String> labels = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            labels.add(first.plusMonths(i).toString());
        }
        return labels;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException("there is no month " + text, problem);
        }
    }
}
