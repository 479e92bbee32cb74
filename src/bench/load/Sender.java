import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends webhooks, so many at a time, each once, as GitHub does; times the answers. */
final class Sender {

    private final Vertx vertx;
    private final HttpClient http;
    private final int port;
    final ConcurrentLinkedQueue<Long> acknowledgements = new ConcurrentLinkedQueue<>();
    final AtomicInteger refused = new AtomicInteger();

    Sender(Vertx vertx, int port, int atOnce) {
        this.vertx = vertx;
        this.port = port;
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(atOnce).setTcpNoDelay(true));
    }

    /** Sends all, and comes back when the last one is answered. */
    void send(List<Event> events, int atOnce) throws InterruptedException {
        Iterator<Event> left = events.iterator();
        CountDownLatch answered = new CountDownLatch(events.size());
        vertx.runOnContext(start -> {
            for (int i = 0; i < atOnce; i++) {
                next(left, answered);
            }
        });
        answered.await();
    }

    private void next(Iterator<Event> left, CountDownLatch answered) {
        if (!left.hasNext()) {
            return;
        }
        Event event = left.next();
        Buffer body = event.happens().get();
        String signature = Webhooks.signature(body);
        long start = System.nanoTime();
        http.request(HttpMethod.POST, port, "127.0.0.1", "/webhook")
                .compose(request -> request
                        .putHeader("Content-Type", "application/json")
                        .putHeader("X-GitHub-Event", event.name())
                        .putHeader("X-GitHub-Delivery", UUID.randomUUID().toString())
                        .putHeader("X-Hub-Signature-256", signature)
                        .send(body))
                .compose(response -> response.body().map(any -> response.statusCode()))
                .onComplete(done -> {
                    acknowledgements.add(System.nanoTime() - start);
                    if (done.failed() || done.result() / 100 != 2) {
                        refused.incrementAndGet();
                    }
                    answered.countDown();
                    next(left, answered);
                });
    }
}
