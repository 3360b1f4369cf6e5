package org.countermark.benchmarks.smollm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One question to the model. */
record Prompt(String kind, String text) {
    /** All prompts, kinds taking turns, so that any run of them has a third of each. */
    static List<Prompt> all() throws IOException {
        List<Prompt> listed;
        try (InputStream in = Prompt.class.getResourceAsStream("prompts.txt")) {
            listed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Prompt(parts[0], parts[1]))
                    .toList();
        }
        int each = listed.size() / 3;
        List<Prompt> out = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            out.add(listed.get(i));
            out.add(listed.get(each + i));
            out.add(listed.get(2 * each + i));
        }
        return out;
    }
}
