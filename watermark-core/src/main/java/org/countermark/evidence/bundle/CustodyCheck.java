package org.countermark.evidence.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the custody log is one chain, in order of time, about all exhibits of the bundle and no others. */
final class CustodyCheck {
    private CustodyCheck() {}

    static Outcome check(Bundle bundle) {
        if (bundle.custody().isEmpty()) {
            return Outcome.notPossible("there is no custody log");
        }
        Set<String> exhibits = bundle.exhibits().stream().map(Exhibit::sha256).collect(Collectors.toSet());
        Set<String> unseen = new HashSet<>(exhibits);
        boolean redacted = bundle.redaction() instanceof Redaction.Done;
        String previous = redacted ? bundle.custody().get(0).previous() : CustodyEntry.NONE;
        Instant time = Instant.EPOCH;
        int number = 0;
        for (CustodyEntry entry : bundle.custody()) {
            number++;
            if (!entry.previous().equals(previous)) {
                return Outcome.fail("entry " + number + " does not follow the one before it");
            }
            if (!redacted && !entry.digest().equals(entry.computed())) {
                return Outcome.fail("entry " + number + " has another digest than " + entry.digest());
            }
            if (entry.at().isBefore(time)) {
                return Outcome.fail("entry " + number + " is older than the one before it");
            }
            if (!exhibits.containsAll(entry.exhibits())) {
                return Outcome.fail("entry " + number + " is about an exhibit that is not in the bundle");
            }
            unseen.removeAll(entry.exhibits());
            previous = entry.digest();
            time = entry.at();
        }
        if (!unseen.isEmpty()) {
            return Outcome.notPossible("of " + unseen.size() + " exhibits the log says nothing");
        }
        String entries = Texts.count(number, "entry", "entries") + ", the last " + previous;
        return redacted
                ? Outcome.notPossible("the digests do not come out of pseudonyms; all else is right: " + entries)
                : Outcome.pass(entries);
    }
}
