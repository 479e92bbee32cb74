import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.sandbox.Sandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Starts the packaged App against the sandbox and prints what it costs. */
public final class AppCosts {

    private static final String SHOP = "acme/shop";
    private static final long APP = 4242;
    private static final String SECRET = "bench";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String POLICY = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["services/payments/**"], criticality: critical, owners: ["@acme/payments"]}
            requirements:
              - {name: senior-review, when: {assistance: assisted, risk: high}, sign-offs: {count: 1, from: ["@acme/seniors"]}}
              - {name: area-owner, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}, scope: area}
            """;

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.anyPort());
    private final Path data;
    private final int port;
    private final ProcessBuilder start;

    private AppCosts(String java, String jar) throws IOException {
        data = Files.createTempDirectory("countersign-bench");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var world = sandbox.furnish();
        world.organisation("acme");
        for (String login : List.of("alice", "bob", "carol", "erin")) {
            world.person(login, login, login + "@example.com");
            world.member("acme", login);
        }
        world.owner("acme", "erin");
        world.repository("acme/.github");
        world.repository(SHOP);
        world.team("acme", "payments");
        world.team("acme", "seniors");
        world.join("acme", "payments", "bob");
        world.join("acme", "seniors", "carol");
        for (String login : List.of("alice", "bob", "carol")) {
            world.permit(SHOP, login, dev.countersign.sandbox.Permission.WRITE);
        }
        world.files("acme/.github", FileEdits.put(".github/countersign.yml", POLICY), "Set the policy");
        world.files(SHOP, FileEdits.put("services/payments/a.js", "1\n").andPut("docs/a.md", "a\n"), "Begin");
        AppCard app = world.app(APP, "countersign", "Countersign", "acme");
        world.webhook(APP, URI.create("http://127.0.0.1:" + port + "/webhook"), SECRET);
        start = new ProcessBuilder(java, "-jar", jar).redirectErrorStream(true);
        start.redirectOutput(data.resolve("log").toFile());
        start.environment()
                .putAll(Map.of(
                        "QUARKUS_GITHUB_APP_APP_ID", Long.toString(APP),
                        "QUARKUS_GITHUB_APP_PRIVATE_KEY", app.privateKeyPem(),
                        "QUARKUS_GITHUB_APP_WEBHOOK_SECRET", SECRET,
                        "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT", sandbox.url(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "COUNTERSIGN_DATA_DIR", data.resolve("data").toString()));
    }

    /** Arguments: the java command and the jar. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new AppCosts(arguments[0], arguments[1]).run());
    }

    private int run() throws Exception {
        Process app = timed("first start, empty data folder");
        stop(app);
        for (int i = 0; i < 3; i++) {
            stop(timed("start with data"));
        }
        app = timed("start with data");
        try {
            requests();
            System.out.printf("after these events: RSS %d MiB%n", rss(app));
        } finally {
            stop(app);
            sandbox.close();
            delete(data);
        }
        return 0;
    }

    private Process timed(String what) throws Exception {
        long begin = System.nanoTime();
        Process app = start.start();
        until(() -> ready(app), "the App is ready; its log is " + data.resolve("log"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = app.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        System.out.printf("%-32s ready in %.1f s, %.1f s of CPU, RSS %d MiB%n", what, seconds, cpu, rss(app));
        return app;
    }

    private void requests() {
        System.out.println("requests to GitHub, token mint aside:");
        var alice = sandbox.as("alice");
        var bob = sandbox.as("bob");
        alice.commit(SHOP, "one", FileEdits.put("services/payments/a.js", "2\n"),
                "Change it\n\nCo-Authored-By: Claude <noreply@anthropic.com>");
        int[] number = new int[1];
        count("pull request opened, cold", () -> number[0] = alice.open(SHOP, "one", "main", "Change it", ""),
                () -> !pull(number[0]).comments().isEmpty());
        alice.commit(SHOP, "two", FileEdits.put("docs/a.md", "b\n"), "Say it better");
        count("harmless pull request opened", () -> number[0] = alice.open(SHOP, "two", "main", "Say it better", ""),
                () -> !pull(number[0]).checks().isEmpty());
        count("review on an unchanged head", () -> bob.approve(SHOP, 1, "good"), () -> says(1, "bob"));
        count("star", () -> bob.star(SHOP), () -> true);
        count("label", () -> sandbox.as("erin").label(SHOP, 1, "nice"), () -> true);
        count("command on an unchanged head", () -> sandbox.as("carol").comment(SHOP, 1, "/signoff"),
                () -> pull(1).comments().stream().anyMatch(one -> !one.reactions().isEmpty()));
        count("re-check, verdict unchanged", () -> press(1), () -> true);
    }

    private void press(int number) {
        var check = pull(number).checks().get(0);
        sandbox.as("alice").rerequest(SHOP, check.id());
    }

    private boolean says(int number, String text) {
        return pull(number).comments().stream().anyMatch(one -> one.body().contains(text));
    }

    private PullView pull(int number) {
        return sandbox.look().pull(SHOP, number);
    }

    /** The App has come to rest when what was waited for is there and it has made no request for two seconds. */
    private void count(String what, Runnable act, BooleanSupplier done) {
        sandbox.requests().clear();
        act.run();
        sandbox.awaitDeliveries(PATIENCE);
        until(done, what);
        int[] seen = {-1};
        long[] since = {System.nanoTime()};
        until(() -> {
            int now = sandbox.requests().ofApp(APP).size();
            if (now != seen[0]) {
                seen[0] = now;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > 2_000_000_000L;
        }, "the App is at rest");
        Map<String, Integer> routes = new TreeMap<>();
        for (RequestLog.Entry entry : sandbox.requests().ofApp(APP)) {
            routes.merge(entry.method() + " " + entry.route(), 1, Integer::sum);
        }
        System.out.printf("  %-32s %d  %s%n", what, seen[0], routes);
    }

    private boolean ready(Process app) {
        if (!app.isAlive()) {
            throw new IllegalStateException("the App ended; its log is " + data.resolve("log"));
        }
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build();
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process app) throws InterruptedException {
        app.destroy();
        app.waitFor();
    }

    private static long rss(Process app) {
        try {
            return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException noProc) {
            return -1;
        }
    }

    private static void until(BooleanSupplier done, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
