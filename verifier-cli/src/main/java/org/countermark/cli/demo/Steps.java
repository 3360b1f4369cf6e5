package org.countermark.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.countermark.cli.Main;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Prints what happens, runs it, and stops the story when a step fails. */
final class Steps {
    private final Terminal terminal;
    private final Path place;
    private final Path shown;
    private final boolean quiet;

    Steps(Terminal terminal, Path place, Path shown, boolean quiet) {
        this.terminal = terminal;
        this.place = place;
        this.shown = shown;
        this.quiet = quiet;
    }

    void say(String what) {
        terminal.out().println();
        terminal.out().println(what);
    }

    String run(String... command) throws InputException {
        terminal.out().println("$ countermark " + typed(command));
        terminal.out().flush();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Terminal inside = new Terminal(
                terminal.in(),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                terminal.err(),
                terminal.environment(),
                place,
                terminal.interactive(),
                terminal.prompt());
        String[] words = command;
        if (quiet) {
            words = Arrays.copyOf(command, command.length + 1);
            words[command.length] = "--quiet";
        }
        int code = Main.run(inside, words);
        String result = printed.toString(StandardCharsets.UTF_8);
        terminal.out().print(result);
        if (code != 0) {
            throw new InputException(Position.of(shown.toString()), "the step ended with exit code " + code, "");
        }
        return result;
    }

    private static String typed(String[] command) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append(line.isEmpty() ? "" : " ").append(word.contains(" ") ? "\"" + word + "\"" : word);
        }
        return line.toString();
    }
}
