package org.countermark.registry;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the public file line by line, by the rules that adding goes by, and accepts its canonical bytes only. */
final class RegistryReader {
    private static final String MADE_BY_HAND =
            "Take an unchanged copy; a registry is changed by the commands of 'countermark registry'.";

    /** The kinds of lines in the order of the file, each with its fields. */
    private static final List<String> ORDER = List.of("format", "account", "cohort", "move", "epoch", "end");

    private static final Map<String, List<String>> FIELDS = Map.of(
            "format", List.of("format", "bits", "order", "secret"),
            "account", List.of("account", "payload", "since"),
            "cohort", List.of("cohort", "payload", "since"),
            "move", List.of("move", "to", "since"),
            "epoch", List.of("epoch", "since"),
            "end", List.of("end", "next", "accounts", "cohorts", "moves", "epochs"));

    private static final int ACCOUNTS = ORDER.indexOf("account");

    private final Lines lines;
    private final AccountLine account = new AccountLine();
    private final int[] counts = new int[ORDER.size()];
    private Optional<RegistryEditor> made = Optional.empty();
    private int section;
    private long lastMove = -1;

    private RegistryReader(Lines lines) {
        this.lines = lines;
    }

    static PayloadRegistry read(InputStream in, String name) throws IOException {
        Lines lines = new Lines(in, name);
        RegistryReader reader = new RegistryReader(lines);
        while (lines.next()) {
            reader.line();
        }
        if (reader.counts[ORDER.size() - 1] == 0) {
            throw new RegistryFormatException(
                    name,
                    OptionalLong.empty(),
                    "the file ends without its last line: it is empty or was cut short",
                    "Take a whole copy of it.");
        }
        return reader.editor().build(Optional.of(HexFormat.of().formatHex(lines.digest())));
    }

    private void line() throws IOException {
        boolean accounts = made.isPresent() && section <= ACCOUNTS;
        if (accounts && account.read(lines.buffer(), lines.from(), lines.length())) {
            accountLine();
        } else {
            otherLine();
        }
    }

    private void accountLine() throws RegistryFormatException {
        section = ACCOUNTS;
        counts[ACCOUNTS]++;
        try {
            editor().addAccount(account.pseudonym(), Seconds.instant(account.since()), account.payload());
        } catch (IllegalArgumentException problem) {
            throw lines.problem(problem.getMessage(), MADE_BY_HAND);
        }
    }

    private void otherLine() throws IOException {
        try (LineFields fields = new LineFields(lines.buffer(), lines.from(), lines.length())) {
            line(fields);
        } catch (IllegalArgumentException problem) {
            throw lines.problem(problem.getMessage(), MADE_BY_HAND);
        } catch (RegistryFormatException problem) {
            throw problem;
        } catch (IOException problem) {
            // The parser reads from memory, so this is about the bytes; its own message would quote them.
            throw lines.problem("the line is not valid JSON", MADE_BY_HAND);
        }
    }

    private void line(LineFields fields) throws IOException {
        String kind = fields.kind();
        int place = ORDER.indexOf(kind);
        if (section == 0 && counts[0] == 0 && place != 0) {
            throw lines.problem("the first line must begin with \"format\"", "Is it a registry's file?");
        }
        if (place < 0) {
            throw new IllegalArgumentException(
                    "the line is of no known kind: it must begin with account, cohort, move," + " epoch or end");
        }
        if (place < section || (counts[place] > 0 && (place == 0 || place == ORDER.size() - 1))) {
            throw new IllegalArgumentException(
                    "a line of kind \"" + kind + "\" stands behind one of kind \"" + ORDER.get(section) + "\"");
        }
        section = place;
        fields.expect(FIELDS.get(kind));
        switch (kind) {
            case "format" -> header(fields);
            case "account" -> accountLine(fields);
            case "cohort" -> cohort(fields);
            case "move" -> move(fields);
            case "epoch" -> epoch(fields);
            default -> end(fields);
        }
        counts[place]++;
    }

    private RegistryEditor editor() {
        return made.orElseThrow();
    }

    private void header(LineFields fields) throws IOException {
        String format = fields.string("format");
        int bits = fields.integer("bits");
        Order order = Order.of(fields.string("order"));
        String secret = fields.string("secret");
        fields.end();
        if (!format.equals(RegistryWriter.FORMAT)) {
            throw lines.problem(
                    "the format must be \"" + RegistryWriter.FORMAT + "\"",
                    "Another version of the program may have written it.");
        }
        made = Optional.of(new RegistryEditor(new RegistryHeader(bits, order, secret), 1));
    }

    private void accountLine(LineFields fields) throws IOException {
        Pseudonym pseudonym = Pseudonym.of(fields.string("account"));
        int payload = fields.integer("payload");
        Instant since = since(fields);
        editor().addAccount(pseudonym, since, payload);
    }

    private void cohort(LineFields fields) throws IOException {
        String name = fields.string("cohort");
        int payload = fields.integer("payload");
        Instant since = since(fields);
        editor().addCohort(name, since, payload);
    }

    private void move(LineFields fields) throws IOException {
        Pseudonym pseudonym = Pseudonym.of(fields.string("move"));
        Optional<String> cohort = fields.optional("to");
        Instant since = since(fields);
        long place = (since.getEpochSecond() << Assignment.MAX_BITS) | editor().number(pseudonym);
        if (place <= lastMove) {
            throw new IllegalArgumentException("moves must stand in order of time, then in order of their accounts");
        }
        lastMove = place;
        editor().move(pseudonym, cohort, since);
    }

    private void epoch(LineFields fields) throws IOException {
        String label = fields.string("epoch");
        Instant since = since(fields);
        editor().addEpoch(label, since);
    }

    private static Instant since(LineFields fields) throws IOException {
        long second = Seconds.parse(fields.string("since"));
        fields.end();
        return Seconds.instant(second);
    }

    private void end(LineFields fields) throws IOException {
        String format = fields.string("end");
        int next = fields.integer("next");
        for (int i = 1; i < ORDER.size() - 1; i++) {
            String what = FIELDS.get("end").get(i + 1);
            int claimed = fields.integer(what);
            if (claimed != counts[i]) {
                throw new IllegalArgumentException(
                        "the file has " + counts[i] + " " + what + " where its last line counts " + claimed);
            }
        }
        fields.end();
        if (!format.equals(RegistryWriter.FORMAT)) {
            throw new IllegalArgumentException("field \"end\" must be \"" + RegistryWriter.FORMAT + "\"");
        }
        editor().goOnAt(next);
    }
}
