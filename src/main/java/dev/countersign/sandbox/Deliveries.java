package dev.countersign.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends webhooks in order, one at a time, and keeps a record of them. Safe for use by many threads. */
final class Deliveries implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT_ANSWER = 2_000;

    private final Faults faults;
    private final List<Delivery> recorded = new ArrayList<>();
    private final List<Delivery> unanswered = new ArrayList<>();
    private final List<Delivery> unheard = new ArrayList<>();
    private final List<Delivery> heldBack = new ArrayList<>();
    private boolean holding;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    Deliveries(Faults faults) {
        this.faults = faults;
    }

    synchronized void deliver(Delivery delivery, long spareId) {
        Optional<DeliveryFault> fault = faults.next(delivery);
        if (fault.isPresent()) {
            suffer(fault.get(), delivery, spareId);
        } else if (holding) {
            recorded.add(delivery);
            heldBack.add(delivery);
        } else {
            send(delivery, Duration.ZERO);
        }
    }

    private void suffer(DeliveryFault fault, Delivery delivery, long spareId) {
        switch (fault.kind()) {
            case LOSE -> {}
            case DROP -> {
                recorded.add(delivery);
                delivery.outcome =
                        Optional.of(new Delivery.Outcome(502, "failed to connect to host", Duration.ZERO, ""));
            }
            case UNHEARD -> {
                unheard.add(delivery);
                send(delivery, Duration.ZERO);
            }
            case DUPLICATE -> {
                send(delivery, Duration.ZERO);
                send(delivery.again(spareId, delivery.at), Duration.ZERO);
            }
            case REORDER -> faults.keep(fault, delivery).forEach(next -> send(next, Duration.ZERO));
            case DELAY -> send(delivery, fault.delay());
        }
    }

    synchronized void send(Delivery delivery, Duration later) {
        if (!recorded.contains(delivery)) {
            recorded.add(delivery);
        }
        unanswered.add(delivery);
        sender.schedule(() -> post(delivery), later.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void post(Delivery delivery) {
        long begun = System.nanoTime();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        delivery.app.webhook.orElseThrow(() -> new IllegalStateException("No webhook address")))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body));
        delivery.headers.forEach(request::header);
        int code = 502;
        String status = "failed to connect to host";
        String answer = "";
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            code = response.statusCode();
            status = code / 100 == 2 ? "OK" : "Invalid HTTP Response: " + code;
            answer = response.body();
        } catch (HttpTimeoutException slow) {
            code = 504;
            status = "timed out";
        } catch (IOException unreachable) {
            // a refused or broken connection is an outcome like any other: it is recorded as 502
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        answered(
                delivery,
                new Delivery.Outcome(
                        code,
                        status,
                        Duration.ofNanos(System.nanoTime() - begun),
                        answer.substring(0, Math.min(KEPT_ANSWER, answer.length()))));
    }

    private synchronized void answered(Delivery delivery, Delivery.Outcome outcome) {
        delivery.outcome = Optional.of(
                unheard.contains(delivery) ? new Delivery.Outcome(504, "timed out", PATIENCE, "") : outcome);
        unanswered.remove(delivery);
        notifyAll();
    }

    synchronized List<Delivery> recorded() {
        return List.copyOf(recorded);
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized int release() {
        holding = false;
        int count = heldBack.size();
        heldBack.forEach(delivery -> send(delivery, Duration.ZERO));
        heldBack.clear();
        return count;
    }

    /** Waits until what is under way now has been answered; false when that took too long. */
    synchronized boolean await(Duration patience) {
        List<Delivery> underWay = List.copyOf(unanswered);
        long end = System.nanoTime() + patience.toNanos();
        while (underWay.stream().anyMatch(unanswered::contains)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
