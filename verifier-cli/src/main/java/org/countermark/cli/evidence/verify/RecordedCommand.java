package org.countermark.cli.evidence.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.countermark.cli.Commands;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.record.CanonicalCommand;
import org.countermark.cli.evidence.record.FileNames;
import org.countermark.cli.evidence.record.OptionRole;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Bundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;

/**
 * Reads the command of a run in an untrusted bundle, and lets through only what recording writes: three commands, options
 * that decide results, and files of the bundle by their names.
 */
final class RecordedCommand {
    private static final Set<String> KNOWN =
            Set.of("countermark scan", "countermark trace", "countermark student test");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:-]{0,99}");

    private final Bundle bundle;
    private final Set<String> keys;

    /** For the runs of a bundle; keys are by the names of their files. */
    RecordedCommand(Bundle bundle, Set<String> keys) {
        this.bundle = bundle;
        this.keys = keys;
    }

    /** The command that the words are, if it may be made again. */
    CommandSpec check(Terminal terminal, List<String> words) throws NotRepeatable {
        if (words.isEmpty() || words.stream().anyMatch(word -> word.startsWith("@"))) {
            throw refused();
        }
        CommandSpec command = parse(terminal, words);
        if (!KNOWN.contains(command.qualifiedName())) {
            throw refused();
        }
        try {
            if (!CanonicalCommand.of(command, this::name).words().equals(words)) {
                throw refused();
            }
        } catch (InputException | IOException | IllegalStateException problem) {
            throw new NotRepeatable(problem.getMessage());
        }
        return command;
    }

    private static CommandSpec parse(Terminal terminal, List<String> words) throws NotRepeatable {
        try {
            CommandLine line = Commands.line(terminal, Stop.onRequest()).setExpandAtFiles(false);
            ParseResult parsed = line.parseArgs(words.subList(1, words.size()).toArray(new String[0]));
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            return parsed.commandSpec();
        } catch (PicocliException problem) {
            throw new NotRepeatable("this version does not know its command: " + problem.getMessage());
        }
    }

    private static NotRepeatable refused() {
        return new NotRepeatable("its command is none that a record has, and is not run");
    }

    private Optional<String> name(OptionRole role, String word) throws InputException {
        boolean known = switch (role) {
            case EXHIBIT ->
                bundle.exhibits().stream()
                        .anyMatch(exhibit ->
                                exhibit.name().equals(word) || exhibit.name().startsWith(word + "/"));
            case PROFILE ->
                bundle.basis().profiles().stream()
                        .anyMatch(profile ->
                                FileNames.ofDocument(profile.digest()).equals(word));
            case PLAN ->
                bundle.basis().plans().stream()
                        .anyMatch(plan -> FileNames.ofDocument(plan.digest()).equals(word));
            case KEY -> keys.contains(word);
            case FILE, PLACE ->
                bundle.basis().references().stream()
                        .anyMatch(file -> file.name().equals(word));
            case EPOCH, WORD, MACHINE -> false;
        };
        if (known) {
            return Optional.of(word);
        }
        if (role == OptionRole.PLACE && PLAIN_WORD.matcher(word).matches()) {
            return Optional.empty();
        }
        String what = role == OptionRole.KEY
                ? "not at hand: key " + word
                : "its command names " + word + ", which is no file of this bundle";
        throw new IllegalStateException(what);
    }
}
