package org.countermark.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Expands what stands on the command line into inputs: files as given, folders walked in sorted order, - for stdin. */
public final class Sources {
    private static final List<String> RECORDS = List.of(".jsonl", ".ndjson");
    private static final List<String> COMPRESSION = List.of(".gz", ".zst");

    private Sources() {}

    /**
     * The inputs that arguments name.
     *
     * @param arguments files, folders, or - for standard input
     * @param resolve makes a path absolute the way the terminal means it
     * @return the inputs in the order in which they are read
     * @throws InputException when a file does not exist or cannot be read
     * @throws IOException when a folder cannot be walked
     */
    public static List<Source> of(List<String> arguments, UnaryOperator<Path> resolve)
            throws InputException, IOException {
        List<Source> sources = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                sources.add(new Source("-", "standard input", Optional.empty(), false));
                continue;
            }
            Path path = resolve.apply(Path.of(argument));
            if (Files.isDirectory(path)) {
                addFolder(path, argument, sources);
            } else if (Files.isReadable(path)) {
                sources.add(new Source(lastName(path), argument, Optional.of(path), false));
            } else {
                String problem = Files.exists(path) ? "the file cannot be read" : "no such file";
                throw new InputException(Position.of(argument), problem, "Check the name and its permissions.");
            }
        }
        return sources;
    }

    private static void addFolder(Path folder, String shown, List<Source> sources) throws IOException, InputException {
        List<String> names;
        try (Stream<Path> walk = Files.walk(folder)) {
            names = walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".") && !name.contains("/."))
                    .sorted()
                    .toList();
        }
        if (names.isEmpty()) {
            throw new InputException(Position.of(shown), "the folder holds no file", "");
        }
        for (String name : names) {
            sources.add(new Source(
                    lastName(folder) + "/" + name,
                    shown + "/" + name,
                    Optional.of(folder.resolve(name)),
                    !holdsRecords(name)));
        }
    }

    private static boolean holdsRecords(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : COMPRESSION) {
            if (lower.endsWith(suffix)) {
                lower = lower.substring(0, lower.length() - suffix.length());
            }
        }
        return RECORDS.stream().anyMatch(lower::endsWith);
    }

    private static String lastName(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? "/" : last.toString();
    }
}
