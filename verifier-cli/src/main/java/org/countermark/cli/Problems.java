package org.countermark.cli;

import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.countermark.cli.input.InputException;
import org.countermark.keys.KeyFileException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clean message and the right exit code. */
final class Problems {
    private Problems() {}

    /** For a wrong command line: the message, what was perhaps meant, and where help is. */
    static int onParameters(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("countermark: " + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        if (wantsTrace(arguments)) {
            problem.printStackTrace(err);
        }
        err.flush();
        return ExitCode.USAGE.code();
    }

    /** For a command that failed while it ran. */
    static int onExecution(Exception problem, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        ExitCode code = code(problem);
        err.println(line.getColorScheme().errorText("countermark: " + message(problem, code)));
        if (wantsTrace(parsed.originalArgs().toArray(new String[0]))) {
            problem.printStackTrace(err);
        } else if (code == ExitCode.INTERNAL) {
            err.println("This is a fault of the program. Run it again with --debug to see where it happened.");
        }
        err.flush();
        return code.code();
    }

    /** For what no handler may catch: above all a heap that is too small. */
    static int onError(Error problem, CommandLine line) {
        String message = problem instanceof OutOfMemoryError
                ? "out of memory. Give the program more, for example COUNTERMARK_JAVA_OPTIONS=-Xmx8g, or scan less at a time."
                : String.valueOf(problem);
        line.getErr().println(Ansi.OFF.string("countermark: " + message));
        line.getErr().flush();
        return ExitCode.INTERNAL.code();
    }

    private static ExitCode code(Exception problem) {
        if (problem instanceof InputException
                || problem instanceof FileSystemException
                || problem instanceof KeyFileException) {
            return ExitCode.INPUT;
        }
        return ExitCode.INTERNAL;
    }

    private static String message(Exception problem, ExitCode code) {
        if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file.";
        }
        if (problem instanceof KeyFileException file) {
            return file.getMessage() + ".";
        }
        if (problem instanceof FileSystemException file) {
            String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + ": " + reason + ".";
        }
        return code == ExitCode.INTERNAL ? problem.toString() : problem.getMessage();
    }

    private static boolean wantsTrace(String[] arguments) {
        return java.util.Arrays.asList(arguments).contains("--debug");
    }
}
