package org.countermark.cli.evidence.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that records a run as evidence. */
public final class BundleOption {
    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Also record the run as an evidence bundle, which 'countermark bundle' seals and"
                    + " 'countermark verify' makes again. Never over another file.")
    private Optional<Path> file = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Whether a bundle was asked for.
     *
     * @return true if it was
     */
    public boolean isGiven() {
        return file.isPresent();
    }

    /**
     * Begins a record: before anything is computed, so that what cannot be recorded is told at once.
     *
     * @param terminal says what relative paths start from
     * @return the recorder; empty when nobody asked for a bundle
     * @throws InputException when the command cannot be recorded
     * @throws IOException when a file that it names cannot be read
     */
    public Optional<Recorder> begin(Terminal terminal) throws InputException, IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        BundleFile.refuseExisting(terminal, file.get());
        return Optional.of(Recorder.begin(terminal, command, file.get()));
    }
}
