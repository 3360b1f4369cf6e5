package org.countermark.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.seal.Certificates;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.seal.SealingKeyFile;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.evidence.time.TimeStampAuthorities;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of whoever seals a document and has it stamped. */
public final class SealOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Option(names = "--seal-key", paramLabel = "FILE", description = "Seal with this key, from 'seal-key create'.")
    private Optional<Path> sealKey = Optional.empty();

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description = "Certificates of both halves of the sealing key, and of their issuers, to go into the seal;"
                    + " PEM or DER, may be repeated.")
    private List<Path> certificates = new ArrayList<>();

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Ask this authority for a time stamp (RFC 3161). It learns a digest and nothing else.")
    private Optional<String> tsa = Optional.empty();

    @Option(
            names = "--tsa-certificate",
            paramLabel = "FILE",
            description = "The certificate of the authority's root, by which its answer must hold; PEM or DER, may be"
                    + " repeated.")
    private List<Path> tsaCertificates = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * Whether anything is to be done.
     *
     * @return true with a sealing key or an authority
     */
    public boolean isGiven() {
        return sealKey.isPresent() || tsa.isPresent();
    }

    /**
     * Refuses options that do not go together, before any work is done.
     *
     * @throws ParameterException if one needs another
     */
    public void check() {
        if (!certificates.isEmpty() && sealKey.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--certificates goes with --seal-key.");
        }
        if (tsa.isPresent() && tsaCertificates.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tsa needs --tsa-certificate: without it nothing tells whether the answer holds.");
        }
        if (!tsaCertificates.isEmpty() && tsa.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--tsa-certificate goes with --tsa.");
        }
        client();
    }

    /**
     * Seals and stamps a bundle, as far as the options say.
     *
     * @param bundle the bundle
     * @param terminal says what relative paths start from
     * @return the same content under a new seal, with a new time stamp; the bundle itself without options
     * @throws InputException if a file is not what it should be, or no time stamp is given
     * @throws IOException if a file cannot be read
     */
    public Bundle apply(Bundle bundle, Terminal terminal) throws InputException, IOException {
        check();
        Optional<TimeStampAuthorities> trusted = trusted(terminal);
        Bundle sealed = bundle;
        if (sealKey.isPresent()) {
            SealingKey key = key(terminal);
            sealed = bundle.sealed(key, chains(terminal, key));
            key.destroy();
        }
        return trusted.isEmpty() ? sealed : sealed.stamped(stamp(sealed.sealedDigest(), trusted.get()));
    }

    /**
     * Seals and stamps a commitment to keys, as far as the options say.
     *
     * @param commitment the commitment
     * @param terminal says what relative paths start from
     * @return the same content under a new seal, with a new time stamp; the commitment itself without options
     * @throws InputException if a file is not what it should be, or no time stamp is given
     * @throws IOException if a file cannot be read
     */
    public KeyCommitment apply(KeyCommitment commitment, Terminal terminal) throws InputException, IOException {
        check();
        Optional<TimeStampAuthorities> trusted = trusted(terminal);
        KeyCommitment sealed = commitment;
        if (sealKey.isPresent()) {
            SealingKey key = key(terminal);
            sealed = commitment.sealed(key, chains(terminal, key));
            key.destroy();
        }
        return trusted.isEmpty() ? sealed : sealed.stamped(stamp(sealed.sealedDigest(), trusted.get()));
    }

    private SealingKey key(Terminal terminal) throws IOException {
        return SealingKeyFile.read(terminal.resolve(sealKey.orElseThrow()));
    }

    private Optional<Certificates> chains(Terminal terminal, SealingKey key) throws InputException, IOException {
        if (certificates.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Certificates.of(key.verifyingKey(), CertificateFiles.read(terminal, certificates)));
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(certificates.get(0).toString()),
                    problem.getMessage(),
                    "'seal-key show' prints the key that must be certified.",
                    problem);
        }
    }

    private Optional<TimeStampAuthorities> trusted(Terminal terminal) throws InputException, IOException {
        return tsaCertificates.isEmpty()
                ? Optional.empty()
                : Optional.of(TimeStampAuthorities.of(CertificateFiles.read(terminal, tsaCertificates)));
    }

    private TimeStamp stamp(String digest, TimeStampAuthorities trusted) throws InputException {
        return client().orElseThrow().stamp(digest, trusted, new SecureRandom());
    }

    private Optional<TimeStampClient> client() {
        try {
            return tsa.map(address -> TimeStampClient.of(address, TIMEOUT));
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), "--tsa: " + problem.getMessage(), problem);
        }
    }
}
