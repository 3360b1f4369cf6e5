package org.countermark.cli.registry;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.countermark.cli.JsonDocument;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.registry.Holder;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryEditor;

/** One change of a registry: made as a whole or not at all, written, and told. */
final class Change {
    private static final String FORMAT = "countermark/registry-change/1";

    private final Terminal terminal;
    private final RegistryOptions options;

    Change(Terminal terminal, RegistryOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /** What is done to a registry. */
    @FunctionalInterface
    interface Edit {
        /**
         * Changes.
         *
         * @param editor takes the change
         * @return the payloads to be told, which were given
         * @throws InputException when the data do not allow it
         * @throws IOException when they cannot be read
         */
        int[] on(RegistryEditor editor) throws InputException, IOException;
    }

    /** Makes a change, replaces the file and prints what was added. */
    void make(RegistryOptions.Opened opened, Edit edit) throws InputException, IOException {
        RegistryEditor editor = opened.edit();
        int[] given;
        try {
            given = edit.on(editor);
        } catch (IllegalArgumentException | IllegalStateException problem) {
            throw options.refused(problem);
        }
        PayloadRegistry after = editor.build();
        Registries.replace(terminal, options.file, opened.registry(), after);
        print(
                opened.registry(),
                after,
                Arrays.stream(given)
                        .mapToObj(payload -> after.holder(payload).orElseThrow())
                        .toList());
    }

    private void print(PayloadRegistry before, PayloadRegistry after, List<Holder> given) throws IOException {
        int accounts = after.accounts() - before.accounts();
        int cohorts = after.cohorts().size() - before.cohorts().size();
        int moves = after.moves() - before.moves();
        int epochs = after.epochs().size() - before.epochs().size();
        if (options.format == Format.TEXT) {
            given.forEach(holder -> terminal.out().println(Holders.text(holder)));
            if (after.bits() > before.bits()) {
                terminal.out().println("there is room for " + ((1 << after.bits()) - 1) + " payloads now");
            } else if (given.isEmpty()) {
                terminal.out()
                        .println(Holders.counted(accounts, "account") + ", " + Holders.counted(cohorts, "cohort")
                                + ", " + Holders.counted(moves, "move") + " and " + Holders.counted(epochs, "epoch")
                                + " added");
            }
            return;
        }
        JsonDocument.write(terminal.out(), json -> {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("before", before.digest());
            json.writeStringField("digest", after.digest());
            json.writeNumberField("bits", after.bits());
            json.writeNumberField("accounts", accounts);
            json.writeNumberField("cohorts", cohorts);
            json.writeNumberField("moves", moves);
            json.writeNumberField("epochs", epochs);
            json.writeArrayFieldStart("given");
            for (Holder holder : given) {
                json.writeStartObject();
                Holders.fields(json, holder);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
