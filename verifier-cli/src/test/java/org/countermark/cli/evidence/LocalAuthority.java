package org.countermark.cli.evidence;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A root on this machine that certifies sealing keys, and a time stamp authority below it that answers by HTTP. */
public final class LocalAuthority implements AutoCloseable {
    /** What the server does with a query. */
    interface Manners {
        /** The body of the answer; {@link #answer} is the honest one. */
        byte[] answer(byte[] query) throws IOException;
    }

    private static final Duration YEAR = Duration.ofDays(365);
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final KeyPair rootKey = keyPair();
    private final KeyPair key = keyPair();
    private final X509CertificateHolder root = issue("CN=Root", info(rootKey), Usage.ISSUES);
    private final X509CertificateHolder certificate = issue("CN=Authority", info(key), Usage.STAMPS);
    private final HttpServer server;
    private volatile Manners manners = this::answer;
    private volatile int status = 200;
    private final AtomicInteger asked = new AtomicInteger();

    private enum Usage {
        ISSUES,
        STAMPS,
        SEALS
    }

    /** Serves at a port that is free until it is closed. */
    public LocalAuthority() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] query = exchange.getRequestBody().readAllBytes();
            boolean typed = "application/timestamp-query"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] answer = manners.answer(query);
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(typed ? status : 415, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Where it is. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/tsa";
    }

    int asked() {
        return asked.get();
    }

    void behaves(int nextStatus, Manners next) {
        status = nextStatus;
        manners = next;
    }

    /** The root's certificate in PEM, which is all that a reader has to trust. */
    public String rootPem() {
        return pem(root);
    }

    /** Certificates of both halves of a verifying key, and the root's, in PEM. */
    public String sealPem(String verifyingKey, String holder) {
        byte[] both = Base64.getDecoder().decode(verifyingKey.substring(verifyingKey.indexOf(':') + 1));
        return pem(
                issue(
                        holder,
                        info(NISTObjectIdentifiers.id_ml_dsa_65, Arrays.copyOfRange(both, 32, both.length)),
                        Usage.SEALS),
                root,
                issue(holder, info(EdECObjectIdentifiers.id_Ed25519, Arrays.copyOf(both, 32)), Usage.SEALS));
    }

    /** A granted answer of now. */
    byte[] answer(byte[] query) throws IOException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setProvider(PROVIDER)
                            .build("SHA256withECDSA", key.getPrivate(), certificate),
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build()
                            .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
            tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(new TimeStampRequest(query), BigInteger.ONE, Date.from(Instant.now()))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private X509CertificateHolder issue(String subject, SubjectPublicKeyInfo subjectKey, Usage usage) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                            new X500Name("CN=Root"),
                            BigInteger.valueOf(subject.length()),
                            Date.from(Instant.now().minus(YEAR)),
                            Date.from(Instant.now().plus(YEAR)),
                            new X500Name(subject),
                            subjectKey)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(usage == Usage.ISSUES))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(usage == Usage.ISSUES ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            if (usage == Usage.STAMPS) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(PROVIDER)
                    .build(rootKey.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509CertificateHolder... certificates) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (X509CertificateHolder each : certificates) {
                writer.writeObject(each);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static SubjectPublicKeyInfo info(ASN1ObjectIdentifier algorithm, byte[] publicKey) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm), publicKey);
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
