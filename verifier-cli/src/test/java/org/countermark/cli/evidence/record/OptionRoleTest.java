package org.countermark.cli.evidence.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countermark.cli.Commands;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option that nobody thought of could change a result unseen, or let a bundle command a file to be written. */
final class OptionRoleTest {
    private static Map<String, CommandLine> commands() {
        CommandLine all = Commands.line(Terminal.system(), Stop.onRequest());
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        commands.put("scan", all.getSubcommands().get("scan"));
        commands.put("trace", all.getSubcommands().get("trace"));
        commands.put(
                "student test",
                all.getSubcommands().get("student").getSubcommands().get("test"));
        return commands;
    }

    @Test
    void everyOptionOfARecordedCommandHasOneRole() {
        commands().forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                long roles = Arrays.stream(option.names())
                        .map(OptionRole::of)
                        .filter(java.util.Optional::isPresent)
                        .distinct()
                        .count();
                assertEquals(1, roles, name + " " + String.join(", ", option.names()));
            }
        });
    }

    @Test
    void optionsThatNameFilesAreNotTakenForWords() {
        commands().forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                boolean file = option.type() == Path.class
                        || Arrays.asList(option.auxiliaryTypes()).contains(Path.class)
                        || option.paramLabel().contains("FILE");
                if (file) {
                    assertTrue(
                            OptionRole.of(option.names()).orElseThrow() != OptionRole.WORD,
                            name + " " + option.longestName());
                }
            }
        });
    }

    @Test
    void everyRoleIsOfAnOptionThatIs() {
        Set<String> known = commands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> stale = Arrays.stream(OptionRole.values())
                .flatMap(role -> role.options().stream())
                .filter(option -> !known.contains(option))
                .toList();
        assertEquals(List.of(), stale);
    }
}
