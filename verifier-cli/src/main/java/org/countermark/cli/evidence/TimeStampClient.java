package org.countermark.cli.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.countermark.cli.LimitedBody;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;
import org.countermark.evidence.time.TimeStampQuery;

/** Asks a time stamp authority by HTTP; it learns a digest and nothing else. Source: RFC 3161, section 3.4. */
public final class TimeStampClient {
    private static final int MAX_BYTES = 1 << 16;
    private static final int OK = 200;

    private final URI address;
    private final Duration timeout;

    private TimeStampClient(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * A client of one authority.
     *
     * @param address its address, http or https
     * @param timeout how long one answer may take, from connecting to its last byte
     * @return the client
     * @throws IllegalArgumentException if the address is none of the web
     */
    public static TimeStampClient of(String address, Duration timeout) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return new TimeStampClient(uri, timeout);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address of an authority must be http://… or https://…", e);
        }
        throw new IllegalArgumentException("the address of an authority must be http://… or https://…");
    }

    /**
     * Asks once, and verifies the answer.
     *
     * @param digest what to stamp, 64 lower-case hexadecimal digits
     * @param trusted the certificates by which the answer must hold
     * @param random where the nonce comes from
     * @return the time stamp, in the form in which it is kept
     * @throws InputException if none was given, in time, or it does not hold
     */
    public TimeStamp stamp(String digest, TimeStampAuthorities trusted, RandomGenerator random) throws InputException {
        TimeStampQuery query = TimeStampQuery.of(HexFormat.of().parseHex(digest), random);
        TimeStampCheck check = query.accept(answer(query.der()), trusted);
        if (check instanceof TimeStampCheck.Valid valid) {
            return new TimeStamp(valid.token());
        }
        throw problem(
                "no time stamp that holds: " + ((TimeStampCheck.Refused) check).why(),
                "Give the certificate of this authority's root with --tsa-certificate, or ask another authority.");
    }

    private byte[] answer(byte[] query) throws InputException {
        // Redirects are not followed: who was asked is who must answer.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        LimitedBody body = new LimitedBody(MAX_BYTES);
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, body);
        try {
            exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw problem("no whole answer in " + timeout.toSeconds() + " s", "Try again, or ask another authority.");
        } catch (ExecutionException problem) {
            throw problem(words(problem.getCause()), "Look at the address and the network.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw problem("interrupted while waiting for the answer", "");
        } finally {
            exchange.cancel(true);
        }
        int status = body.info().map(HttpResponse.ResponseInfo::statusCode).orElse(0);
        if (status != OK) {
            throw problem(
                    "the server answered " + status + ", not " + OK,
                    status >= 300 && status < 400
                            ? "Redirects are not followed: give the address to which it leads."
                            : "Look at the address.");
        }
        if (body.over()) {
            throw problem("the answer is over " + MAX_BYTES + " bytes", "Is this a time stamp authority?");
        }
        return body.received();
    }

    private static String words(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the name of the host is not known";
            }
        }
        String message = problem == null ? null : problem.getMessage();
        return message == null ? "no connection" : "no connection: " + message.replaceAll("\\p{Cntrl}", " ");
    }

    private InputException problem(String what, String remedy) {
        return new InputException(Position.of(address.toString()), what, remedy);
    }
}
