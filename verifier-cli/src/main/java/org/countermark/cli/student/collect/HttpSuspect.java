package org.countermark.cli.student.collect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countermark.cli.LimitedBody;
import org.countermark.cli.student.collect.Attempt.Next;
import org.countermark.cli.student.collect.Response.Header;
import org.countermark.cli.student.collect.Response.Outcome;

/** A model behind an endpoint of the kind that OpenAI's API made common. */
final class HttpSuspect implements Suspect {
    private final HttpClient client;
    private final URI endpoint;
    private final Api api;
    private final Optional<ApiKey> key;
    private final Duration timeout;
    private final int maxBody;
    private final Clock clock;

    /**
     * An endpoint.
     *
     * @param endpoint where requests go
     * @param api what kind of endpoint it is
     * @param key the key, where it wants one
     * @param timeout how long one request may take, from its first byte to the last one of the response
     * @param maxBody the largest body of a response, in bytes
     * @param clock what time it is
     */
    HttpSuspect(URI endpoint, Api api, Optional<ApiKey> key, Duration timeout, int maxBody, Clock clock) {
        // Redirects are not followed: they would carry the key to where the user did not send it.
        this.client = HttpClient.newBuilder()
                .version(endpoint.getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        this.endpoint = endpoint;
        this.api = api;
        this.key = key;
        this.timeout = timeout;
        this.maxBody = maxBody;
        this.clock = clock;
    }

    @Override
    public Attempt ask(Question question) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question.body()));
        key.ifPresent(secret -> request.header("Authorization", secret.authorization()));
        LimitedBody body = new LimitedBody(maxBody);
        Instant start = clock.instant();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request.build(), body);
        try {
            exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return body.over()
                    ? broken(question, body, start, Outcome.TOO_LARGE, "the answer is over " + maxBody + " bytes")
                    : whole(question, body, start);
        } catch (TimeoutException late) {
            return broken(question, body, start, Outcome.TIMED_OUT, "no whole answer in " + timeout.toSeconds() + " s");
        } catch (ExecutionException problem) {
            return broken(question, body, start, Outcome.CUT_OFF, masked(words(problem.getCause())));
        } finally {
            exchange.cancel(true);
        }
    }

    private Attempt whole(Question question, LimitedBody received, Instant start) {
        byte[] body = received.received();
        int status = received.info().map(HttpResponse.ResponseInfo::statusCode).orElse(0);
        boolean success = status >= 200 && status < 300;
        boolean answered = success && Answer.read(body, api).isPresent();
        Outcome outcome = answered ? Outcome.ANSWERED : success ? Outcome.UNREADABLE : Outcome.REFUSED;
        Response response = response(question, received, start, outcome, body);
        boolean transientRefusal = status == 408 || status == 425 || status == 429 || status >= 500;
        if (answered) {
            return Attempt.of(Next.DONE, "", response, body);
        }
        String said = masked("the server answered " + status + ": " + Said.error(body));
        if (success) {
            return Attempt.of(Next.RETRY, "no answer in what " + said.substring(4), response, body);
        }
        return Attempt.of(transientRefusal ? Next.RETRY : Next.STOP, said, response, body)
                .comeBackIn(response.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("Retry-After"))
                        .findFirst()
                        .flatMap(header -> RetryAfter.parse(header.value(), clock.instant())));
    }

    /** A request that failed; what of a response had come is kept. */
    private Attempt broken(Question question, LimitedBody received, Instant start, Outcome outcome, String message) {
        if (received.info().isEmpty()) {
            return Attempt.nothing(Next.RETRY, message);
        }
        byte[] body = received.received();
        return Attempt.of(Next.RETRY, message, response(question, received, start, outcome, body), body);
    }

    private Response response(Question question, LimitedBody received, Instant start, Outcome outcome, byte[] body) {
        boolean masked = key.map(secret -> secret.mask(body)).orElse(false);
        List<Header> headers = new ArrayList<>();
        HttpResponse.ResponseInfo info = received.info().orElseThrow();
        info.headers()
                .map()
                .forEach((name, values) ->
                        values.forEach(value -> headers.add(new Header(masked(name), masked(value)))));
        return new Response(
                question.prompt(),
                question.sample(),
                question.digest(),
                outcome,
                info.statusCode(),
                headers,
                start,
                clock.instant(),
                masked);
    }

    private String masked(String text) {
        return key.map(secret -> secret.masked(text)).orElse(text);
    }

    private static String words(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the name of the host is not known";
            }
        }
        if (problem instanceof ConnectException) {
            return "connection refused";
        }
        String message = String.valueOf(problem.getMessage());
        return problem instanceof IOException
                ? "the connection broke: " + Said.printable(message)
                : Said.printable(problem.toString());
    }
}
