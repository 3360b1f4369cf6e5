package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking a real authority on this machine, and everything that it may do wrong. */
final class TimeStampClientTest {
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final LocalAuthority authority;
    private final SplittableRandom random = new SplittableRandom(1);

    TimeStampClientTest() throws IOException {
        authority = new LocalAuthority();
    }

    @AfterEach
    void close() {
        authority.close();
    }

    private static TimeStampAuthorities trusted(LocalAuthority authority) throws CertificateException {
        return TimeStampAuthorities.of(List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(authority.rootPem().getBytes(StandardCharsets.US_ASCII)))));
    }

    private void refused(String address, Duration timeout, String... words) throws CertificateException {
        TimeStampAuthorities trusted = trusted(authority);
        TimeStampClient client = TimeStampClient.of(address, timeout);
        String message = assertThrows(InputException.class, () -> client.stamp(DIGEST, trusted, random))
                .getMessage();
        assertTrue(message.startsWith(address + ": "), message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void timeStampsHold() throws Exception {
        TimeStamp stamp = TimeStampClient.of(authority.address(), LONG).stamp(DIGEST, trusted(authority), random);
        assertInstanceOf(
                TimeStampCheck.Valid.class,
                trusted(authority).check(HexFormat.of().parseHex(DIGEST), stamp.der()));
    }

    @Test
    void authoritiesThatNobodyTrustsAreRefused() throws Exception {
        try (LocalAuthority other = new LocalAuthority()) {
            refused(other.address(), LONG, "no time stamp that holds", "--tsa-certificate");
            assertEquals(1, other.asked());
        }
    }

    @Test
    void answersToOtherQueriesAreRefused() throws Exception {
        byte[][] first = new byte[1][];
        authority.behaves(200, query -> {
            first[0] = first[0] == null ? authority.answer(query) : first[0];
            return first[0];
        });
        TimeStampClient client = TimeStampClient.of(authority.address(), LONG);
        client.stamp(DIGEST, trusted(authority), random);
        refused(authority.address(), LONG, "nonce");
    }

    @Test
    void answersThatAreNoneAreRefused() throws Exception {
        authority.behaves(200, query -> "<html>Please log in</html>".getBytes(StandardCharsets.US_ASCII));
        refused(authority.address(), LONG, "not one of RFC 3161");
        authority.behaves(200, query -> new byte[0]);
        refused(authority.address(), LONG, "not one of RFC 3161");
        authority.behaves(200, query -> new byte[200_000]);
        refused(authority.address(), LONG, "over 65536 bytes");
        authority.behaves(404, authority::answer);
        refused(authority.address(), LONG, "answered 404");
        authority.behaves(302, authority::answer);
        refused(authority.address(), LONG, "answered 302", "Redirects are not followed");
    }

    @Test
    void waitsAreBounded() throws Exception {
        CountDownLatch tested = new CountDownLatch(1);
        authority.behaves(200, query -> {
            try {
                tested.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return authority.answer(query);
        });
        try {
            refused(authority.address(), Duration.ofSeconds(1), "no whole answer in 1 s");
        } finally {
            tested.countDown();
        }
    }

    @Test
    void serversThatAreNotThereAreNamed() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused("http://localhost:" + free + "/", LONG, "no connection", "address and the network");
    }

    @Test
    void onlyAddressesOfTheWebAreTaken() {
        for (String wrong :
                List.of("", "tsa.example", "ftp://tsa.example/", "http://", "http://a b/", "http://u:p@h/")) {
            assertThrows(IllegalArgumentException.class, () -> TimeStampClient.of(wrong, LONG), wrong);
        }
    }
}
