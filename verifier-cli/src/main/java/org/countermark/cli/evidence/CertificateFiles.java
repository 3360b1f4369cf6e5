package org.countermark.cli.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Reads files of certificates: PEM, of one or several, or DER of one. */
final class CertificateFiles {
    private static final int MAX_BYTES = 1 << 20;
    private static final String REMEDY = "Give X.509 certificates in PEM or DER.";

    private CertificateFiles() {}

    static List<X509Certificate> read(Terminal terminal, List<Path> files) throws InputException, IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(read(terminal, file));
        }
        return all;
    }

    private static List<X509Certificate> read(Terminal terminal, Path file) throws InputException, IOException {
        Position position = Position.of(file.toString());
        byte[] bytes;
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new InputException(position, "the file is too large for certificates", REMEDY);
        }
        List<X509Certificate> read = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
                read.add((X509Certificate) each);
            }
        } catch (CertificateException problem) {
            throw new InputException(position, "there is something that is no certificate", REMEDY, problem);
        }
        if (read.isEmpty()) {
            throw new InputException(position, "there is no certificate", REMEDY);
        }
        return read;
    }
}
