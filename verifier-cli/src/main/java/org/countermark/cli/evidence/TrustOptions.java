package org.countermark.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.log.TransparencyLog;
import org.countermark.evidence.seal.SealRoots;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whom a reader trusts: for seals, time stamps and logs. */
public final class TrustOptions {
    private static final Pattern SEAL_KEY = Pattern.compile("countermark/seal-key/1:.*");

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

    @Mixin
    private LogOptions log;

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
        Material more = material;
        for (String key : keys) {
            more = more.withSealKey(PublicKeyText.read(terminal, key, SEAL_KEY, VerifyingKey::new));
        }
        if (!roots.isEmpty()) {
            more = more.withSealRoots(SealRoots.of(CertificateFiles.read(terminal, roots)));
        }
        if (!authorities.isEmpty()) {
            more = more.withAuthorities(TimeStampAuthorities.of(CertificateFiles.read(terminal, authorities)));
        }
        Optional<TransparencyLog> trusted = log.log(terminal);
        if (trusted.isPresent()) {
            more = more.withLog(trusted.get());
        }
        return more;
    }
}
