package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.log.LogKey;
import org.countermark.evidence.log.TransparencyLog;
import org.countermark.evidence.seal.SealRoots;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say whom a reader trusts: for seals, time stamps and logs. */
public final class TrustOptions {
    private static final int MAX_BYTES = 1 << 16;
    private static final Pattern SEAL_KEY = Pattern.compile("countermark/seal-key/1:.*");
    private static final Pattern LOG_KEY = Pattern.compile("[^+]+\\+[0-9a-f]{8}\\+.+");

    @Option(
            names = "--trust-key",
            paramLabel = "FILE|KEY",
            description = "A verifying key whose seals are trusted, from 'seal-key show', as a file or as text; may be"
                    + " repeated.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--trust-root",
            paramLabel = "FILE",
            description = "Certificates of issuers who are trusted to say whose a sealing key is; PEM or DER, may be"
                    + " repeated.")
    private List<Path> roots = new ArrayList<>();

    @Option(
            names = "--tsa-certificate",
            paramLabel = "FILE",
            description = "Root certificates of time stamp authorities who are trusted; PEM or DER, may be repeated.")
    private List<Path> authorities = new ArrayList<>();

    @Option(
            names = "--log-key",
            paramLabel = "FILE|KEY",
            description = "The public key of a transparency log that is trusted, name+id+key, as a file or as text.")
    private Optional<String> logKey = Optional.empty();

    @Option(
            names = "--log-origin",
            paramLabel = "NAME",
            description = "The first line of the log's checkpoints, where it is not the key's name.")
    private Optional<String> logOrigin = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * Adds whom the options trust.
     *
     * @param material what is at hand already
     * @param terminal says what relative paths start from
     * @return the material with them
     * @throws InputException if a file or text is not what it should be
     * @throws IOException if a file cannot be read
     */
    public Material apply(Material material, Terminal terminal) throws InputException, IOException {
        if (logOrigin.isPresent() && logKey.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--log-origin goes with --log-key.");
        }
        Material more = material;
        for (String key : keys) {
            more = more.withSealKey(read(terminal, key, SEAL_KEY, VerifyingKey::new));
        }
        if (!roots.isEmpty()) {
            more = more.withSealRoots(SealRoots.of(CertificateFiles.read(terminal, roots)));
        }
        if (!authorities.isEmpty()) {
            more = more.withAuthorities(TimeStampAuthorities.of(CertificateFiles.read(terminal, authorities)));
        }
        if (logKey.isPresent()) {
            LogKey key = read(terminal, logKey.get(), LOG_KEY, LogKey::new);
            more = more.withLog(TransparencyLog.of(key, logOrigin.orElse(key.name())));
        }
        return more;
    }

    /** A key given as text, or as a file that holds nothing but it and a line end. */
    private static <T> T read(Terminal terminal, String given, Pattern text, Function<String, T> reader)
            throws InputException, IOException {
        boolean isText = text.matcher(given).matches();
        String key = isText ? given : content(terminal, Path.of(given));
        try {
            return reader.apply(key.strip());
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(isText ? "the key given as text" : given),
                    problem.getMessage(),
                    "Give the public key as its owner published it.",
                    problem);
        }
    }

    private static String content(Terminal terminal, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }
}
