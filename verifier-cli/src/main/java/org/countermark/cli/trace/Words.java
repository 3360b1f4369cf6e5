package org.countermark.cli.trace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.countermark.cli.scan.Figures;

/** Small pieces of text that several renderers print. */
final class Words {
    private Words() {}

    /** A number and what is counted. */
    static String count(long number, String noun) {
        return Figures.count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** The day of a moment, in UTC. */
    static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** From one day to another, or the one day; empty where there is none. */
    static String days(Optional<Instant> first, Optional<Instant> last) {
        if (first.isEmpty() || last.isEmpty()) {
            return "";
        }
        String from = day(first.get());
        String to = day(last.get());
        return from.equals(to) ? from : from + " to " + to;
    }
}
