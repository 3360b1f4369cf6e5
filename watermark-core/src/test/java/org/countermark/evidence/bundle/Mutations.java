package org.countermark.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/** Damages the files of bundles, blindly or with an eye for what they are. */
final class Mutations {
    private static final String[] PIECES = {
        "", "0", "\"", "\\", "{", "}", ",", "null", "\n", "\u0000", "\u00ff", "1e3", "[", "-", " ", "1e-999999999"
    };

    private Mutations() {}

    /** Bytes put in, changed, taken out. */
    static byte[] bytes(byte[] file, Random random) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            String piece = random.nextBoolean()
                    ? PIECES[random.nextInt(PIECES.length)]
                    : String.valueOf((char) random.nextInt(256));
            text = text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(3)));
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Well-formed all the same, half of the time with the digests of documents made to fit again. */
    static byte[] values(byte[] file, Random random) {
        Json changed = changed(CanonicalJson.parse("file", Arrays.copyOf(file, file.length - 1)), random);
        return (CanonicalJson.text(random.nextBoolean() ? fitted(changed) : changed) + "\n")
                .getBytes(StandardCharsets.UTF_8);
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
            return new Json.Items(items.values().stream().map(Mutations::fitted).toList());
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
