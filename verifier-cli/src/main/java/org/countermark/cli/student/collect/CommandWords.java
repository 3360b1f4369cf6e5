package org.countermark.cli.student.collect;

import java.util.ArrayList;
import java.util.List;

/** Cuts a command into words as a shell does: at blanks, but not within quotation marks. Nothing else is special. */
final class CommandWords {
    private CommandWords() {}

    /** The program and its arguments; throws if there is none, or a quotation mark is left open. */
    static List<String> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("command leaves a quotation mark open: " + command);
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("command must name a program, was empty");
        }
        return words;
    }
}
