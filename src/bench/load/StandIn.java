import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for GitHub: answers what the App asks about made-up pull requests, each answer after a latency that can be
 * set, and keeps what it writes. It is fast and knows no more than that; the sandbox is the one that behaves.
 */
final class StandIn implements AutoCloseable {

    private static final Pattern REPO = Pattern.compile("/repos/([^/]+)/([^/]+)/(.+)");
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final Pattern QUERY = Pattern.compile("^\\s*query (\\w+)");

    private final Town town;
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    final AtomicLong requests = new AtomicLong();
    private volatile long latency;

    StandIn(Town town) throws Exception {
        this.town = town;
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0).setTcpNoDelay(true))
                .requestHandler(this::take);
        server.listen().toCompletionStage().toCompletableFuture().get();
    }

    Vertx vertx() {
        return vertx;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void latency(long millis) {
        latency = millis;
    }

    /** Waits until nothing was asked for two seconds. */
    void quiet() {
        long last = -1;
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET_NANOS) {
            long now = requests.get();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void take(HttpServerRequest request) {
        requests.incrementAndGet();
        request.body().onSuccess(body -> {
            // What is asked is answered as it stands when the answer leaves; what is written counts when it arrives.
            if (request.method().name().equals("GET") || request.path().equals("/graphql")) {
                later(() -> answer(request, body));
            } else {
                Reply reply = reply(request, body);
                later(() -> send(request, reply));
            }
        });
    }

    private void later(Runnable answer) {
        if (latency == 0) {
            answer.run();
        } else {
            vertx.setTimer(latency, any -> answer.run());
        }
    }

    private record Reply(int status, String link, Buffer body) {
        static Reply of(int status, JsonObject json) {
            return new Reply(status, "", json.toBuffer());
        }
    }

    private void answer(HttpServerRequest request, Buffer body) {
        send(request, reply(request, body));
    }

    private static void send(HttpServerRequest request, Reply reply) {
        var response = request.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("X-RateLimit-Limit", "5000")
                .putHeader("X-RateLimit-Remaining", "4900")
                .putHeader("X-RateLimit-Reset", Long.toString(Instant.now().getEpochSecond() + 3000))
                .putHeader("X-RateLimit-Resource", request.path().equals("/graphql") ? "graphql" : "core");
        if (!reply.link().isEmpty()) {
            response.putHeader("Link", reply.link());
        }
        response.end(reply.body());
    }

    private Reply reply(HttpServerRequest request, Buffer body) {
        try {
            return reply(request.method().name(), request.path(), request.getParam("page"), body);
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Reply.of(500, new JsonObject().put("message", e.toString()));
        }
    }

    private Reply reply(String method, String path, String page, Buffer body) {
        if (path.equals("/graphql")) {
            return Reply.of(200, new JsonObject().put("data", graph(body.toJsonObject())));
        }
        if (path.startsWith("/app/installations/") && method.equals("POST")) {
            return Reply.of(201, new JsonObject()
                    .put("token", "ghs_" + path.hashCode())
                    .put("expires_at", Instant.now().plusSeconds(3600).toString()));
        }
        Matcher repo = REPO.matcher(path);
        if (repo.matches()) {
            return repo(method, repo.group(1), repo.group(2), repo.group(3), page, body);
        }
        return new Reply(200, "", new JsonArray().toBuffer());
    }

    private Reply repo(String method, String owner, String name, String rest, String page, Buffer body) {
        long now = System.nanoTime();
        String[] parts = rest.split("/");
        if (rest.equals("check-runs") && method.equals("POST")) {
            JsonObject check = body.toJsonObject();
            long id = town.createCheck(owner, name, check.getString("head_sha"), said(check), now);
            return Reply.of(201, new JsonObject().put("id", id));
        }
        if (parts[0].equals("check-runs") && method.equals("PATCH")) {
            long id = Long.parseLong(parts[1]);
            boolean there = town.updateCheck(id, said(body.toJsonObject()), now);
            return Reply.of(there ? 200 : 404, new JsonObject().put("id", id));
        }
        if (rest.endsWith("/reactions")) {
            return Reply.of(201, new JsonObject().put("id", 1));
        }
        if (parts[0].equals("issues") && method.equals("POST")) {
            return Reply.of(201, new JsonObject().put("id", town.comment(owner, name, Integer.parseInt(parts[1]))));
        }
        if (parts[0].equals("issues") && method.equals("PATCH")) {
            return Reply.of(200, new JsonObject().put("id", Long.parseLong(parts[2])));
        }
        if (parts[0].equals("pulls") && parts[2].equals("files")) {
            Pull pull = town.pull(owner, name, Integer.parseInt(parts[1]));
            int number = Integer.parseInt(page);
            String link = Answers.more(pull, number)
                    ? "<" + url() + "/repos/" + owner + "/" + name + "/" + rest + "?per_page=100&page=" + (number + 1)
                            + ">; rel=\"next\""
                    : "";
            return new Reply(200, link, Answers.files(pull, number).toBuffer());
        }
        if (parts[0].equals("commits") && rest.endsWith("/check-runs")) {
            JsonArray runs = new JsonArray();
            town.ofHead(owner, name, parts[1]).checksOn(parts[1]).forEach(id -> runs.add(new JsonObject().put("id", id)));
            return Reply.of(200, new JsonObject().put("total_count", runs.size()).put("check_runs", runs));
        }
        return Reply.of(404, new JsonObject().put("message", "Not Found"));
    }

    private static String said(JsonObject check) {
        return check.getString("conclusion", check.getString("status", ""));
    }

    private JsonObject graph(JsonObject asked) {
        JsonObject variables = asked.getJsonObject("variables");
        Matcher query = QUERY.matcher(asked.getString("query"));
        String name = query.find() ? query.group(1) : "";
        String owner = variables.getString("owner", variables.getString("org0", ""));
        switch (name) {
            case "Change", "MoreCommits":
                Pull pull = town.pull(owner, variables.getString("name"), variables.getInteger("number"));
                if (pull == null) {
                    throw new IllegalStateException("no such pull request: " + variables);
                }
                return name.equals("Change") ? Answers.change(pull, variables) : more(pull, variables);
            case "Comments":
                return Answers.comments(town.pull(owner, variables.getString("name"), variables.getInteger("number")));
            case "People":
                JsonObject data = new JsonObject();
                JsonObject repository = new JsonObject();
                Answers.people(owner, variables, data, repository);
                return data.put("repository", repository);
            default:
                throw new IllegalStateException("nobody taught the stand-in the document " + name);
        }
    }

    private static JsonObject more(Pull pull, JsonObject variables) {
        int from = Integer.parseInt(variables.getString("cursor"));
        return new JsonObject().put("repository", new JsonObject().put("pullRequest", new JsonObject()
                .put("headRefOid", pull.head())
                .put("commits", Answers.commits(pull, from))));
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
