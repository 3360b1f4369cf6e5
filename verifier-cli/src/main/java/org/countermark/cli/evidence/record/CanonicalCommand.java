package org.countermark.cli.evidence.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as anybody can type it again, in a folder that holds its files: the same words for the same run, wherever its
 * files lay, and whatever the machine was told about threads and output. Immutable.
 *
 * @param words the program first, then the command
 * @param files what the words name
 */
public record CanonicalCommand(List<String> words, List<NamedFile> files) {
    /** Copies the lists. */
    public CanonicalCommand {
        words = List.copyOf(words);
        files = List.copyOf(files);
    }

    /**
     * A file or folder, or a key of a store.
     *
     * @param role what it is for
     * @param word its name among the words, and in the folder
     * @param typed as the user wrote it
     */
    public record NamedFile(OptionRole role, String word, String typed) {}

    /** Says what a file is called in a folder that holds all of them. */
    @FunctionalInterface
    public interface Namer {
        /**
         * The name of a file.
         *
         * @param role what it is for
         * @param typed as the user wrote it
         * @return its name; empty where what was typed is no file but a word of its own
         * @throws InputException when it cannot have one
         * @throws IOException when it cannot be read
         */
        Optional<String> name(OptionRole role, String typed) throws InputException, IOException;
    }

    /**
     * The canonical form of a command that was parsed.
     *
     * @param parsed the command
     * @param namer names its files
     * @return its words and files
     * @throws InputException when a file cannot be named, or an option must not stand in a bundle
     * @throws IOException when a file cannot be read
     */
    public static CanonicalCommand of(CommandSpec parsed, Namer namer) throws InputException, IOException {
        Collected collected = new Collected(namer);
        collected.words.addAll(List.of(parsed.qualifiedName().split(" ", -1)));
        for (PositionalParamSpec parameter : parsed.positionalParameters()) {
            for (String value : parameter.originalStringValues()) {
                collected.words.add(collected.name(OptionRole.EXHIBIT, value));
            }
        }
        for (OptionSpec option : parsed.options()) {
            collected.add(
                    option, role(option), parsed.commandLine().getParseResult().hasMatchedOption(option));
        }
        return new CanonicalCommand(collected.words, collected.files);
    }

    private static OptionRole role(OptionSpec option) {
        return OptionRole.of(option.names())
                .orElseThrow(() -> new IllegalStateException(option.longestName() + " has no role in bundles"));
    }

    /** The words and files so far. */
    private static final class Collected {
        private final List<String> words = new ArrayList<>();
        private final List<NamedFile> files = new ArrayList<>();
        private final Namer namer;

        Collected(Namer namer) {
            this.namer = namer;
        }

        void add(OptionSpec option, OptionRole role, boolean matched) throws InputException, IOException {
            boolean defaultFile = role == OptionRole.FILE && option.defaultValue() != null;
            if (role == OptionRole.MACHINE || !(matched || defaultFile)) {
                return;
            }
            String name = role == OptionRole.EPOCH ? "--epoch-key" : option.longestName();
            if (option.arity().max() == 0) {
                words.add(name);
                return;
            }
            for (String value : matched ? option.originalStringValues() : List.of(option.defaultValue())) {
                words.add(name);
                words.add(role == OptionRole.WORD ? value : name(role, value));
            }
        }

        String name(OptionRole role, String typed) throws InputException, IOException {
            Optional<String> word = namer.name(role, typed);
            word.ifPresent(name -> files.add(new NamedFile(role, name, typed)));
            return word.orElse(typed);
        }
    }
}
