package org.countermark.cli.evidence;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.log.LogKey;
import org.countermark.evidence.log.TransparencyLog;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which transparency log is trusted. */
public final class LogOptions {
    private static final Pattern LOG_KEY = Pattern.compile("[^+]+\\+[0-9a-f]{8}\\+.+");

    @Option(
            names = "--log-key",
            paramLabel = "FILE|KEY",
            description = "The public key of a transparency log that is trusted, name+id+key, as a file or as text.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--log-origin",
            paramLabel = "NAME",
            description = "The first line of the log's checkpoints, where it is not the key's name.")
    private Optional<String> origin = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The log.
     *
     * @param terminal says what relative paths start from
     * @return what verifies its proofs; empty when none was named
     * @throws InputException if the key is none
     * @throws IOException if its file cannot be read
     */
    public Optional<TransparencyLog> log(Terminal terminal) throws InputException, IOException {
        if (key.isEmpty()) {
            if (origin.isPresent()) {
                throw new ParameterException(spec.commandLine(), "--log-origin goes with --log-key.");
            }
            return Optional.empty();
        }
        LogKey read = PublicKeyText.read(terminal, key.get(), LOG_KEY, LogKey::new);
        return Optional.of(TransparencyLog.of(read, origin.orElse(read.name())));
    }
}
