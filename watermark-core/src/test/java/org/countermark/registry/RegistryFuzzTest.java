package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Registries of any history read back as they were; files of any damage are refused, or are canonical. */
class RegistryFuzzTest {
    private static final byte[] GOOD = good();

    private static byte[] good() {
        try {
            return MadeRegistry.text(MadeRegistry.registry()).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** Bytes changed, put in, taken out; lines swapped, repeated, dropped. */
    private static byte[] damaged(byte[] good, Random random) {
        List<byte[]> lines = new ArrayList<>();
        for (String line : new String(good, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
            lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, new byte[0]);
                default -> lines.set(at, changed(lines.get(at), random));
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(all::writeBytes);
        byte[] bytes = all.toByteArray();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String[] pieces = {"", "0", "\"", "\\", "{", "}", ",", "null", "\n", "\u0000", "\u00ff", "1e3", "[", "-", " "};
        String piece = random.nextBoolean()
                ? pieces[random.nextInt(pieces.length)]
                : String.valueOf((char) random.nextInt(256));
        return (text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(3))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 10_000)
    void damageIsRefusedOrCanonical(@ForAll("seeds") long seed) throws IOException {
        byte[] bytes = damaged(GOOD, new Random(seed));
        PayloadRegistry read;
        try {
            read = RegistryFile.read(new ByteArrayInputStream(bytes), "r.ndjson");
        } catch (RegistryFormatException refused) {
            assertTrue(refused.getMessage().startsWith("r.ndjson"), refused.getMessage());
            return;
        }
        assertEquals(new String(bytes, StandardCharsets.ISO_8859_1), MadeRegistry.text(read));
    }

    /** Against a model of maps: who carries what at any time, after any edits, and after a trip through the file. */
    @Property(tries = 300)
    void anyHistoryIsKept(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        Order order = random.nextBoolean() ? Order.SHUFFLED : Order.SEQUENTIAL;
        RegistryEditor editor = PayloadRegistry.empty(8 + random.nextInt(5), order, MadeRegistry.secret())
                .edit(MadeRegistry.secret());
        Map<Integer, Integer> own = new HashMap<>();
        Map<String, Integer> cohorts = new HashMap<>();
        Map<Integer, String> in = new HashMap<>();
        Set<Integer> given = new HashSet<>();
        List<PayloadRegistry> snapshots = new ArrayList<>();
        List<Map<Integer, Integer>> carried = new ArrayList<>();
        int steps = random.nextInt(60);
        for (int step = 0; step < steps; step++) {
            var now = MadeRegistry.START.plusSeconds(step);
            if (random.nextInt(3) == 0 || own.isEmpty()) {
                own.put(step, editor.addAccount(new Pseudonym(step, seed), now));
                assertTrue(given.add(own.get(step)));
            } else if (cohorts.isEmpty() || random.nextInt(4) == 0) {
                cohorts.put("c" + step, editor.addCohort("c" + step, now));
                assertTrue(given.add(cohorts.get("c" + step)));
            } else {
                int who = new ArrayList<>(own.keySet()).get(random.nextInt(own.size()));
                Optional<String> to = in.containsKey(who) && random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new ArrayList<>(cohorts.keySet()).get(random.nextInt(cohorts.size())));
                if (!to.equals(Optional.ofNullable(in.get(who)))) {
                    boolean sameSecond = own.containsKey(step);
                    assertTrue(!sameSecond);
                    editor.move(new Pseudonym(who, seed), to, now);
                    to.ifPresentOrElse(name -> in.put(who, name), () -> in.remove(who));
                }
            }
            Map<Integer, Integer> state = new HashMap<>();
            own.forEach((who, payload) -> state.put(who, in.containsKey(who) ? cohorts.get(in.get(who)) : payload));
            carried.add(state);
            if (random.nextInt(10) == 0) {
                snapshots.add(editor.build());
            }
        }
        PayloadRegistry last = editor.build();
        PayloadRegistry read = MadeRegistry.read(MadeRegistry.text(last));
        assertEquals(last.digest(), read.digest());
        snapshots.add(read.edit(MadeRegistry.secret()).build());
        assertEquals(last.digest(), snapshots.get(snapshots.size() - 1).digest());
        for (int step = 0; step < steps; step++) {
            for (int who : own.keySet()) {
                Integer expected = carried.get(step).get(who);
                assertEquals(
                        expected == null ? OptionalInt.empty() : OptionalInt.of(expected),
                        read.payload(new Pseudonym(who, seed), MadeRegistry.START.plusSeconds(step)));
            }
        }
        for (String name : cohorts.keySet()) {
            long members = in.values().stream().filter(name::equals).count();
            assertEquals(
                    members,
                    read.members(name, MadeRegistry.START.plusSeconds(1000)).size());
        }
    }

    /** The short way of reading an account's line says yes to canonical lines only, and reads what the parser reads. */
    @Property(tries = 10_000)
    void bothWaysToReadAnAccountAgree(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        Pseudonym pseudonym = new Pseudonym(random.nextLong(), random.nextLong());
        int payload = 1 + random.nextInt((1 << (1 + random.nextInt(Assignment.MAX_BITS))) - 1);
        long second = (long) (random.nextDouble() * 253_402_300_800L);
        byte[] line = ("{\"account\":\"" + pseudonym.hex() + "\",\"payload\":" + payload + ",\"since\":\""
                        + Seconds.text(second) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        AccountLine fast = new AccountLine();
        assertTrue(fast.read(line, 0, line.length), () -> new String(line, StandardCharsets.US_ASCII));
        assertEquals(pseudonym, fast.pseudonym());
        assertEquals(payload, fast.payload());
        assertEquals(second, fast.since());
        byte[] other = changed(line, random);
        if (fast.read(other, 0, other.length)) {
            try (LineFields fields = new LineFields(other, 0, other.length)) {
                assertEquals(Pseudonym.of(fields.string("account")), fast.pseudonym());
                assertEquals(fields.integer("payload"), fast.payload());
                assertEquals(Seconds.parse(fields.string("since")), fast.since());
                fields.end();
            }
        }
    }
}
