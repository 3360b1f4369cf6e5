package org.countermark.cli.selftest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.contract.VectorFile;
import org.countermark.contract.VectorFormatException;
import org.countermark.contract.VectorResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes published vectors again. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        description = "Compute published vectors again: exit code 1 when one comes out differently.")
public final class SelftestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Vectors of your own, in the format of docs/spec (default: the ones that come along).")
    private Optional<Path> vectors = Optional.empty();

    @Mixin
    Common common;

    private int failed;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public SelftestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        failed = 0;
        int checked = vectors.isPresent() ? checkFile(vectors.get()) : VectorFile.checkBundled(this::report);
        terminal.out().println(checked - failed + " of " + checked + " vectors agree");
        return (failed == 0 ? ExitCode.DONE : ExitCode.NO).code();
    }

    private int checkFile(Path file) throws InputException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(terminal.resolve(file)))) {
            return VectorFile.check(in, this::report);
        } catch (VectorFormatException problem) {
            throw new InputException(Position.of(file.toString()), problem.getMessage(), "", problem);
        }
    }

    private void report(VectorResult result) {
        result.mismatch().ifPresent(mismatch -> {
            failed++;
            terminal.out()
                    .println("vector " + result.id() + ": " + mismatch.field() + " should be " + mismatch.expected()
                            + ", is " + mismatch.computed());
        });
    }
}
