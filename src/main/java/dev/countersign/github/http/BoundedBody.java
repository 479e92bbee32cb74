package dev.countersign.github.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a response body, and gives up on one that is larger than allowed, or takes longer. */
final class BoundedBody implements BodySubscriber<byte[]> {

    /** The body is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private final CompletionStage<byte[]> body;
    private volatile Flow.Subscription subscription;

    /**
     * One that is to be had from now on.
     *
     * @param limit how many bytes are taken
     * @param patience how long they may take
     */
    BoundedBody(int limit, Duration patience) {
        this.limit = limit;
        this.body = done.orTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .handle(this::ended);
    }

    private byte[] ended(byte[] all, Throwable failure) {
        if (failure instanceof TimeoutException) {
            cancel();
            throw new CompletionException(new HttpTimeoutException("no complete answer in time"));
        }
        if (failure != null) {
            throw new CompletionException(failure);
        }
        return all;
    }

    private void cancel() {
        Flow.Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
        if (done.isDone()) {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (bytes.size() + (long) part.remaining() > limit) {
                subscription.cancel();
                done.completeExceptionally(new TooLarge());
                return;
            }
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.write(copy, 0, copy.length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(bytes.toByteArray());
    }
}
