package org.countermark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.system(), arguments));
    }

    /**
     * Runs one command inside this process.
     *
     * @param terminal streams, environment and working directory
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(Terminal terminal, String... arguments) {
        return run(terminal, Stop.onRequest(), arguments);
    }

    static int run(Terminal terminal, Stop stop, String... arguments) {
        CommandLine line = Commands.line(terminal, stop);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(Problems::onParameters);
        line.setExecutionExceptionHandler(Problems::onExecution);
        try {
            return line.execute(arguments);
        } catch (Error problem) {
            return Problems.onError(problem, line);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }
}
