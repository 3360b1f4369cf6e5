package org.countermark.evidence.time;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A time stamp authority on this machine: a root, an intermediate certificate, its own one, and HTTP. */
final class LocalAuthority {
    static final Instant STAMPED = Instant.parse("2026-11-21T12:00:00.250Z");
    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    static final Duration YEAR = Duration.ofDays(365);
    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    final KeyPair rootKey = keyPair();
    final KeyPair intermediateKey = keyPair();
    final KeyPair key = keyPair();
    final X509CertificateHolder root = issue("Root", "Root", rootKey, rootKey, STAMPED, Optional.empty(), true);
    final X509CertificateHolder intermediate =
            issue("Intermediate", "Root", intermediateKey, rootKey, STAMPED, Optional.empty(), true);
    final X509CertificateHolder certificate = leaf(STAMPED, true, KeyPurposeId.id_kp_timeStamping);

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509CertificateHolder leaf(Instant middle, boolean critical, KeyPurposeId... purposes) {
        return issue(
                "Authority",
                "Intermediate",
                key,
                intermediateKey,
                middle,
                Optional.of(new ExtendedKeyUsage(purposes)),
                critical);
    }

    /** A certificate that is valid one year around a moment; one without purposes may issue others. */
    static X509CertificateHolder issue(
            String subject,
            String issuer,
            KeyPair subjectKey,
            KeyPair issuerKey,
            Instant middle,
            Optional<ExtendedKeyUsage> purposes,
            boolean critical) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(subject.length()),
                    Date.from(middle.minus(YEAR)),
                    Date.from(middle.plus(YEAR)),
                    new X500Name("CN=" + subject),
                    subjectKey.getPublic());
            if (purposes.isPresent()) {
                builder.addExtension(Extension.extendedKeyUsage, critical, purposes.get());
            } else {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(PROVIDER)
                    .build(issuerKey.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate jdk(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TimeStampAuthorities trusted() {
        return TimeStampAuthorities.of(List.of(jdk(root)));
    }

    byte[] answer(byte[] query) throws IOException {
        return answer(new TimeStampRequest(query), certificate, List.of(certificate, intermediate), STAMPED);
    }

    byte[] answer(TimeStampRequest request, X509CertificateHolder own, List<X509CertificateHolder> sent, Instant time)
            throws IOException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setProvider(PROVIDER)
                            .build("SHA256withECDSA", key.getPrivate(), own),
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build()
                            .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    POLICY);
            tokens.addCertificates(new CollectionStore<>(sent));
            tokens.setAccuracySeconds(1);
            tokens.setAccuracyMillis(500);
            tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.valueOf(77), Date.from(time))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves until it is stopped; at a port that is free. */
    HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
        return server;
    }

    static URI address(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }
}
