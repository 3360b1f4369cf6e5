package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/** Whatever is done to a bundle: checks never crash, and it never holds again. */
class BundleFuzzTest {
    private static final byte[] GOOD = Example.file();
    private static final Json TREE = CanonicalJson.parse("good", Arrays.copyOf(GOOD, GOOD.length - 1));
    private static final String[] PIECES = {
        "", "0", "\"", "\\", "{", "}", ",", "null", "\n", "\u0000", "\u00ff", "1e3", "[", "-", " ", "1e-999999999"
    };

    private static void neverHolds(byte[] file) {
        if (!Arrays.equals(file, GOOD)) {
            Verification found = BundleChecks.verify(file, Example.material());
            assertFalse(found.holds(EnumSet.allOf(CheckName.class)), () -> new String(file, StandardCharsets.UTF_8));
        }
    }

    /** Bytes put in, changed, taken out. */
    @Property(tries = 10_000)
    void damagedBytes(@ForAll long seed) {
        Random random = new Random(seed);
        String text = new String(GOOD, StandardCharsets.ISO_8859_1);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            String piece = random.nextBoolean()
                    ? PIECES[random.nextInt(PIECES.length)]
                    : String.valueOf((char) random.nextInt(256));
            text = text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(3)));
        }
        neverHolds(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Well-formed all the same, with the digests of documents made to fit again: what is left is up to the checks. */
    @Property(tries = 10_000)
    void damagedValues(@ForAll long seed) {
        Random random = new Random(seed);
        Json changed = changed(TREE, random);
        neverHolds((CanonicalJson.text(random.nextBoolean() ? fitted(changed) : changed) + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Json changed(Json value, Random random) {
        if (value instanceof Json.Members members && !members.values().isEmpty() && random.nextInt(20) != 0) {
            List<String> names = new ArrayList<>(members.values().keySet());
            String name = names.get(random.nextInt(names.size()));
            Map<String, Json> copy = new TreeMap<>(members.values());
            switch (random.nextInt(30)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.put(name, copy.get(names.get(random.nextInt(names.size()))));
                case 2 -> copy.put(name + "x", leaf(random));
                default -> copy.put(name, changed(copy.get(name), random));
            }
            return new Json.Members(new TreeMap<>(copy));
        }
        if (value instanceof Json.Items items && !items.values().isEmpty() && random.nextInt(20) != 0) {
            List<Json> copy = new ArrayList<>(items.values());
            int at = random.nextInt(copy.size());
            switch (random.nextInt(30)) {
                case 0 -> copy.remove(at);
                case 1 -> copy.add(copy.get(at));
                case 2 -> copy.add(at, leaf(random));
                default -> copy.set(at, changed(copy.get(at), random));
            }
            return new Json.Items(copy);
        }
        return leaf(random);
    }

    private static Json leaf(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Json.Text("");
            case 1 -> new Json.Text(PIECES[random.nextInt(PIECES.length)]);
            case 2 -> new Json.Text("0".repeat(64));
            case 3 -> new Json.Text("9".repeat(1 + random.nextInt(400)) + "e-" + random.nextInt());
            case 4 -> new Json.Whole(random.nextInt(5) - 1);
            case 5 -> new Json.Whole(random.nextBoolean() ? Json.MAX_INTEGER : -Json.MAX_INTEGER);
            case 6 -> new Json.Whole(random.nextInt());
            case 7 -> new Json.Items(List.of());
            default -> new Json.Members(new TreeMap<>());
        };
    }

    private static Json fitted(Json value) {
        if (value instanceof Json.Items items) {
            return new Json.Items(
                    items.values().stream().map(BundleFuzzTest::fitted).toList());
        }
        if (value instanceof Json.Members members) {
            TreeMap<String, Json> copy = new TreeMap<>();
            members.values().forEach((name, member) -> copy.put(name, fitted(member)));
            if (copy.containsKey("document")) {
                copy.put("digest", new Json.Text(CanonicalJson.digest(copy.get("document"))));
            }
            if (copy.containsKey("result")) {
                copy.put("digest", new Json.Text(CanonicalJson.digest(copy.get("result"))));
            }
            return new Json.Members(copy);
        }
        return value;
    }
}
