package org.countermark.cli.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.prompt.PromptList;
import picocli.CommandLine.Option;

/** The options that say what a model is asked. */
final class Prompts {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "What the text begins with; may be repeated.")
    List<String> texts = new ArrayList<>();

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "A file with a prompt on each line: text, or JSON with \"prompt\" or \"messages\".")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Responses to each prompt (default: ${DEFAULT-VALUE}).")
    int count = 1;

    /** All prompts, each as often as asked for; an empty one when none was named. */
    List<String> all(Terminal terminal) throws InputException, IOException {
        List<String> once = new ArrayList<>(texts);
        if (file.isPresent()) {
            PromptList.read(terminal, file.get()).prompts().forEach(prompt -> once.add(prompt.text()));
        }
        if (once.isEmpty()) {
            once.add("");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(once);
        }
        return all;
    }
}
