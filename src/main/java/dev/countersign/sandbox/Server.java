package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes HTTP requests on the loopback interface: faults, credentials, the route, conditional answers, the log. */
final class Server implements AutoCloseable {

    /** Without it every larger answer waits some 40 ms for an acknowledgement; the JDK reads it once. */
    static {
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-http");
        thread.setDaemon(true);
        return thread;
    });

    Server(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Port " + port + " on 127.0.0.1 is taken: choose another one, or 0 for any free one", taken);
        } catch (IOException broken) {
            throw new IllegalStateException("The sandbox cannot listen on 127.0.0.1:" + port, broken);
        }
        http.setExecutor(threads);
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    void start(World world, Tokens tokens, Routes routes, Faults faults, RequestLog log) {
        http.createContext("/", exchange -> new Exchange(exchange, world, tokens, routes, faults, log).answer());
        http.start();
    }

    void pages(String path, HttpHandler pages) {
        http.createContext(path, pages);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** One request and its answer. */
    private record Exchange(
            HttpExchange http, World world, Tokens tokens, Routes routes, Faults faults, RequestLog log) {

        private static final int LIMIT = 5_000;

        void answer() throws IOException {
            String path = path();
            byte[] sent = http.getRequestBody().readAllBytes();
            List<String> segments = Arrays.stream(path.split("/"))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
            Optional<Routes.Hit> hit = routes.find(http.getRequestMethod(), segments);
            String authorization = Optional.ofNullable(http.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            Caller caller = new Caller.Anonymous();
            Answer answer;
            try {
                synchronized (world) {
                    caller = tokens.caller(authorization);
                }
                Optional<RequestFault> fault = caller.label().startsWith("app:")
                        ? faults.next(http.getRequestMethod(), path)
                        : Optional.empty();
                if (fault.isPresent() && suffered(fault.get(), hit, caller, sent)) {
                    return;
                }
                answer = perform(hit.orElseThrow(Refusal::unknown), caller, authorization, sent);
            } catch (Refusal refusal) {
                answer = Answer.refused(refusal);
            } catch (RuntimeException broken) {
                answer = Answer.status(500, Json.object("message", "The sandbox failed: " + broken));
            }
            noted(hit, caller, answer.status(), sent);
            send(answer);
        }

        /** GitHub Enterprise's addresses are taken for GitHub's. */
        private String path() {
            String path = http.getRequestURI().getRawPath();
            return path.startsWith("/api/v3")
                    ? path.substring("/api/v3".length())
                    : path.equals("/api/graphql") ? "/graphql" : path;
        }

        private Answer perform(Routes.Hit hit, Caller caller, String authorization, byte[] sent) {
            JsonNode body;
            try {
                body = Json.MAPPER.readTree(sent);
            } catch (IOException malformed) {
                throw Refusal.of(400, "Problems parsing JSON");
            }
            String host = http.getRequestHeaders().getFirst("Host");
            Call call = new Call(
                    caller,
                    "http://" + host + http.getRequestURI().getRawPath(),
                    hit.params(),
                    query(),
                    body,
                    authorization.substring(authorization.indexOf(' ') + 1));
            synchronized (world) {
                return hit.route().handler().apply(call);
            }
        }

        private Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            String raw = Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
            return query;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private boolean suffered(RequestFault fault, Optional<Routes.Hit> hit, Caller caller, byte[] sent)
                throws IOException {
            try {
                TimeUnit.MILLISECONDS.sleep(fault.delay().toMillis());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            if (fault.drop()) {
                noted(hit, caller, 0, sent);
                http.close();
                return true;
            }
            if (fault.status() == 0) {
                return false;
            }
            noted(hit, caller, fault.status(), sent);
            http.getResponseHeaders()
                    .set("Content-Type", fault.body().startsWith("<") ? "text/html" : "application/json");
            fault.headers().forEach(http.getResponseHeaders()::set);
            write(fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
            return true;
        }

        private void noted(Optional<Routes.Hit> hit, Caller caller, int status, byte[] sent) {
            log.add(new RequestLog.Entry(
                    http.getRequestMethod(),
                    http.getRequestURI().toString(),
                    hit.map(found -> found.route().template()).orElse(""),
                    caller.label(),
                    status,
                    new String(sent, StandardCharsets.UTF_8)));
        }

        private void send(Answer answer) throws IOException {
            byte[] body = answer.body().map(Json::bytes).orElse(new byte[0]);
            var headers = http.getResponseHeaders();
            headers.set("X-RateLimit-Limit", Integer.toString(LIMIT));
            headers.set("X-RateLimit-Remaining", Integer.toString(LIMIT - 1));
            headers.set("X-RateLimit-Used", "1");
            headers.set("X-RateLimit-Resource", "core");
            headers.set("X-RateLimit-Reset", Long.toString(world.clock.instant().getEpochSecond() + 3_600));
            headers.set("X-GitHub-Request-Id", Integer.toHexString(System.identityHashCode(http)));
            answer.headers().forEach(headers::set);
            int status = answer.status();
            if (status == 200 && http.getRequestMethod().equals("GET")) {
                String tag = Digests.weakTag(body);
                headers.set("ETag", tag);
                if (tag.equals(http.getRequestHeaders().getFirst("If-None-Match"))) {
                    write(304, new byte[0]);
                    return;
                }
            }
            if (body.length > 0) {
                headers.set("Content-Type", "application/json; charset=utf-8");
            }
            write(status, body);
        }

        private void write(int status, byte[] body) throws IOException {
            try (http) {
                http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                http.getResponseBody().write(body);
            }
        }
    }
}
