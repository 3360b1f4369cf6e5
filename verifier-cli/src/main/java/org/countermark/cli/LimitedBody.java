package org.countermark.cli;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of one response up to a limit, and still has what had come when the rest does not. */
public final class LimitedBody implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
    private final int limit;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile Optional<HttpResponse.ResponseInfo> info = Optional.empty();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();
    private volatile boolean over;

    /**
     * A body that has not come yet.
     *
     * @param limit the most bytes that are taken
     */
    public LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo responseInfo) {
        info = Optional.of(responseInfo);
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = Optional.of(given);
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), limit - size())];
            over |= part.length < buffer.remaining();
            buffer.get(part);
            synchronized (bytes) {
                bytes.writeBytes(part);
            }
        }
        if (over) {
            subscription.ifPresent(Flow.Subscription::cancel);
            end.complete(null);
        }
    }

    private int size() {
        synchronized (bytes) {
            return bytes.size();
        }
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    /**
     * Status and headers.
     *
     * @return empty while they have not come
     */
    public Optional<HttpResponse.ResponseInfo> info() {
        return info;
    }

    /**
     * Whether the body goes on beyond the limit.
     *
     * @return true if it does
     */
    public boolean over() {
        return over;
    }

    /**
     * What has come so far.
     *
     * @return a copy
     */
    public byte[] received() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }
}
