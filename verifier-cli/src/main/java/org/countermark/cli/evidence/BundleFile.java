package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.json.CanonicalJson;

/** Reads and writes the files of bundles. */
public final class BundleFile {
    private BundleFile() {}

    /**
     * The bytes of a file, as many as a bundle may have and one more.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @return its bytes; cut off where the file is too long for a bundle, so that no reader takes it for one
     * @throws IOException when it cannot be read
     */
    public static byte[] bytes(Terminal terminal, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            return in.readNBytes(CanonicalJson.MAX_BYTES + 2);
        }
    }

    /**
     * Reads a bundle.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @return the bundle; whether it holds is left to {@code verify}
     * @throws InputException when the file is none
     * @throws IOException when it cannot be read
     */
    public static Bundle read(Terminal terminal, Path file) throws InputException, IOException {
        try {
            return Bundle.parse(bytes(terminal, file));
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()),
                    "it is no evidence bundle: " + problem.getMessage(),
                    "Bundles are made by 'countermark scan --bundle' and the like, and must not be edited.",
                    problem);
        }
    }

    /**
     * Writes a bundle, never over another file.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @param bundle the bundle
     * @throws InputException when the file is there, or the bundle is too large
     * @throws IOException when it cannot be written; then there is none
     */
    public static void write(Terminal terminal, Path file, Bundle bundle) throws InputException, IOException {
        refuseExisting(terminal, file);
        byte[] bytes;
        try {
            bytes = bundle.toFile();
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()), problem.getMessage(), "Put fewer runs into one bundle.", problem);
        }
        AtomicFile.write(terminal.resolve(file), out -> out.write(bytes));
    }

    /**
     * Refuses to write over what is there.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @throws InputException when it is there
     */
    public static void refuseExisting(Terminal terminal, Path file) throws InputException {
        if (Files.exists(terminal.resolve(file))) {
            throw new InputException(
                    Position.of(file.toString()),
                    "the file is there already",
                    "Evidence is never written over: name another file, or take this one away.");
        }
    }
}
