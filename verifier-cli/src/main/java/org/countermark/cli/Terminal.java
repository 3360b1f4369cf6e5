package org.countermark.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command reads and writes: streams, environment, working directory and the person in front of it.
 *
 * @param in standard input
 * @param out standard output, UTF-8: results only
 * @param err standard error, UTF-8: all the rest
 * @param environment environment variables
 * @param directory what relative paths start from
 * @param interactive true when standard error is a terminal that understands carriage returns
 * @param prompt asks for a secret without echo; empty where nobody can answer
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean interactive,
        Function<String, Optional<char[]>> prompt) {

    /**
     * The process's own streams.
     *
     * <p>The launcher sets the properties {@code countermark.terminal} and {@code countermark.keyboard} when standard
     * error and standard input are a terminal: the JDK can only tell this of standard input and output together.
     *
     * @return the terminal of this process
     */
    public static Terminal system() {
        return new Terminal(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.getenv(),
                Path.of(""),
                Boolean.getBoolean("countermark.terminal"),
                Terminal::ask);
    }

    /**
     * A path as the user means it.
     *
     * @param path absolute, or relative to the working directory
     * @return the path to open
     */
    public Path resolve(Path path) {
        return directory.resolve(path);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @SuppressWarnings(
            "SystemConsoleNull") // the launcher says whether there is a keyboard; since 22 the console never is null
    private static Optional<char[]> ask(String question) {
        Console console = System.console();
        return console == null || !Boolean.getBoolean("countermark.keyboard")
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s", question));
    }
}
