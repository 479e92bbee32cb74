import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.Sandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Stores a real verdict with its facts many times over, and times how long the packaged App takes for each page. */
public final class PageTimes {

    private static final String SHOP = "acme/shop";
    private static final long APP = 4242;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int WARM = 60;
    private static final int TIMES = 100;
    private static final int SLOW = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String POLICY = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["services/payments/**"], criticality: critical, owners: ["@acme/payments"], dependents: [storefront]}
              storefront: {paths: ["apps/**"], criticality: normal}
            requirements:
              - {name: senior-review, when: {assistance: assisted, risk: high}, sign-offs: {count: 1, from: ["@acme/seniors"]}}
              - {name: area-owner, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}, scope: area}
            checklists:
              - {name: c, when: {assistance: assisted}, items: [{id: sources, text: Current, by: author}]}
            """;

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.anyPort());
    private final Path data;
    private final String java;
    private final String jar;
    private final String address;
    private final Map<String, String> settings;

    private PageTimes(String java, String jar) throws IOException {
        this.java = java;
        this.jar = jar;
        data = Files.createTempDirectory("countersign-bench");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
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
        List.of("alice", "bob", "carol").forEach(login -> world.permit(SHOP, login, Permission.WRITE));
        world.files("acme/.github", FileEdits.put(".github/countersign.yml", POLICY), "Set the policy");
        world.files(SHOP, FileEdits.put("services/payments/f0.js", "1\n").andPut("docs/a.md", "a\n"), "Begin");
        AppCard app = world.app(APP, "countersign", "Countersign", "acme");
        world.webhook(APP, URI.create(address + "/webhook"), "bench");
        settings = Map.of(
                "QUARKUS_GITHUB_APP_APP_ID", Long.toString(APP),
                "QUARKUS_GITHUB_APP_PRIVATE_KEY", app.privateKeyPem(),
                "QUARKUS_GITHUB_APP_WEBHOOK_SECRET", "bench",
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT", sandbox.url(),
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "COUNTERSIGN_DATA_DIR", data.resolve("data").toString());
    }

    /** Arguments: the java command, the jar, how many evaluations. */
    public static void main(String[] arguments) throws Exception {
        new PageTimes(arguments[0], arguments[1]).run(Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    private void run(int evaluations) throws Exception {
        Process app = process("serve").redirectOutput(data.resolve("log").toFile()).start();
        try {
            until("the App is ready; its log is " + data.resolve("log"), () -> status("/q/health/ready", "") == 200);
            String token = token();
            var alice = sandbox.as("alice");
            FileEdits edits = FileEdits.put("services/payments/f0.js", "2\n");
            for (int i = 1; i < 30; i++) {
                edits = edits.andPut("services/payments/f" + i + ".js", "one\ntwo\n");
            }
            alice.commit(SHOP, "one", edits, "Change it\n\nCo-Authored-By: Claude <noreply@anthropic.com>");
            int number = alice.open(SHOP, "one", "main", "Change it", "");
            until("it is judged", () -> !sandbox.look().pull(SHOP, number).comments().isEmpty());
            sandbox.as("bob").approve(SHOP, number, "good");
            until("the review is seen", () -> sandbox.look().pull(SHOP, number).comments().get(0).body().contains("bob signed"));
            fill(evaluations);
            System.out.printf("%d evaluations stored, %d times each, one after the other; load average %s%n", evaluations,
                    TIMES, Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
            sandbox.faults().add(RequestFault.slow("*", "**", Integer.MAX_VALUE, Duration.ofMillis(50)));
            for (String path : List.of("/setup", "/setup/proposal?organisation=acme")) {
                String anew = path + (path.contains("?") ? "&" : "?") + "after=";
                time(path + " (nothing known)", () -> request(anew + System.currentTimeMillis(), token), SLOW);
                until(path + " is known", () -> !body(path, token).contains("hx-trigger"));
                time(path, token);
            }
            sandbox.faults().clear();
            String pull = "/acme/shop-7/pull/107";
            String api = "/api/v1/repositories/acme/shop-7/pulls/107";
            for (String path : List.of("/acme/shop-7/policy", "/acme/policy")) {
                time(path, token);
                time(path + " (read)", () -> form(path, token, "policy=" + URLEncoder.encode(POLICY, StandardCharsets.UTF_8)), TIMES);
                time(path + " (replayed)", () -> form(path, token, "replay=true&policy="
                        + URLEncoder.encode(POLICY.replace("count: 1", "count: 2"), StandardCharsets.UTF_8)), SLOW);
            }
            for (String path : List.of(pull, pull + "?signed=carol", pull + "?without=services/payments/f0.js", "/operations",
                    "/acme/shop-7/history", "/history?organisation=acme", "/history?organisation=acme&around=true",
                    "/history?organisation=acme&list=merges", "/acme", api, api + "/verdicts", "/api/v1/operations",
                    "/api/v1/history/merges?organisation=acme", "/api/v1/organisations/acme/overview")) {
                time(path, token);
            }
        } finally {
            app.destroy();
            app.waitFor();
            sandbox.close();
            try (var files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Twenty of each pull request, 100 repositories; a merge of each, every fiftieth around the check. */
    private void fill(int evaluations) throws Exception {
        var database = EmbeddedDatabase.running(data.resolve("data")).orElseThrow();
        int pulls = evaluations / 20;
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("insert into subject (installation, repository_id, owner, repository, number, head, base, open,"
                    + " wanted, done, awaits_checks, awaits_labels) select 1, 400000 + n % 100, 'acme', 'shop-' || n % 100, n,"
                    + " 'x', 'main', n % 10 = 0, 1, 1, '', false from generate_series(1, " + pulls + ") n");
            sql.executeUpdate("insert into evaluation (subject_id, head, base, at, outcome, defect, rollback, policies, verdict,"
                    + " previous_hash, hash, facts_digest, repository_id) select s.id, e.head, 'main', now() - n * interval '1 hour', e.outcome,"
                    + " e.defect, e.rollback, e.policies, e.verdict, '', md5(s.id || '-' || n), '', s.repository_id from subject s,"
                    + " generate_series(1, 20) n, (select * from evaluation order by id desc limit 1) e"
                    + " where s.repository_id between 400000 and 400099");
            sql.executeUpdate("insert into evaluation_facts (evaluation_id, at, facts, notes, doubts) select e.id, e.at, f.facts,"
                    + " f.notes, f.doubts from evaluation e, (select * from evaluation_facts order by evaluation_id desc limit 1) f"
                    + " where e.facts_digest = ''");
            sql.executeUpdate("insert into merge (subject_id, head, merge_commit, by_id, by_login, at, outcome, went_around)"
                    + " select s.id, e.head, md5(s.id::text), 1, 'alice', now() - s.id * interval '1 minute', 'blocked',"
                    + " s.id % 50 = 0 from subject s, (select * from evaluation order by id desc limit 1) e"
                    + " where s.repository_id between 400000 and 400099 and not s.open");
            sql.executeUpdate("insert into pull_brief (subject_id, opened, judged, since, signed, cleared, level, assistance, tools,"
                    + " unapproved, areas, waits, signers) select s.id, now() - s.id % 350 * interval '1 day', now() - s.id % 350 * interval"
                    + " '1 day', now(), case when not s.open then now() end, not s.open, b.level, b.assistance, b.tools,"
                    + " b.tools, b.areas, b.waits, b.signers from subject s, (select * from pull_brief limit 1) b"
                    + " where s.repository_id between 400000 and 400099");
            sql.executeUpdate("insert into sign_off_seen (subject_id, place, person_id, at, login) select id, 'x', id % 200, now()"
                    + " - id % 350 * interval '1 day', 'person-' || id % 200 from subject");
            sql.executeUpdate("insert into review_request (subject_id, person_id, requirement, login, at, state) select id, id % 77,"
                    + " 'x', 'person-' || id % 77, now(), 'ASKED' from subject where open");
            sql.executeUpdate("insert into override_use (subject_id, place, head, by_logins, why, at, until, open) select id, 'x',"
                    + " 'x', 'carol', 'down', now(), now(), true from subject where id % 10 = 1");
            sql.executeUpdate("insert into history (repository_id, installation, owner, name, updated) select 400000 + n, 1, 'acme',"
                    + " 'shop-' || n, now() from generate_series(0, 99) n");
            sql.executeUpdate("insert into file_history (repository_id, sha, place, at, author, fix, reverts, subject, pull, files)"
                    + " select 400000 + n % 100, md5(n::text), n, n, '', false, case when n % 20 = 0 then"
                    + " left(md5((n - 100)::text), 12) else '' end, md5(n::text), n, '[]' from generate_series(1, 100000) n");
            sql.executeUpdate("insert into delivery (guid, event, action, installation, digest, received, note) select 'g' || n,"
                    + " 'push', '', 1, '', now() - n * interval '1 second', '' from generate_series(1, " + evaluations + ") n");
            sql.executeUpdate("insert into dead_letter (task, work, reason, failures, at) select 'pull-request', id, 'no', 1, now()"
                    + " from subject where id % 40 = 1");
            sql.execute("vacuum analyze");
        }
    }

    private void time(String path, String token) throws Exception {
        time(path, () -> request(path, token), TIMES);
    }

    private void time(String path, Supplier<HttpRequest> request, int times) throws Exception {
        List<Long> took = new ArrayList<>();
        int size = 0;
        int warm = Math.min(WARM, times);
        for (int i = 0; i < warm + times; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = HTTP.send(request.get(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " is answered " + answer.statusCode());
            }
            size = answer.body().getBytes(StandardCharsets.UTF_8).length;
            if (i >= warm) {
                took.add(System.nanoTime() - begin);
            }
        }
        took.sort(Comparator.naturalOrder());
        System.out.printf("  %-50s p50 %4.0f ms  p95 %4.0f ms  most %4.0f ms  %5.1f KB%n", path, took.get(times / 2) / 1e6,
                took.get(times * 95 / 100) / 1e6, took.get(times - 1) / 1e6, size / 1e3);
    }

    private HttpRequest form(String path, String token, String body) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded").header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return token.isEmpty() ? request.build() : request.header("Authorization", "Bearer " + token).build();
    }

    private String body(String path, String token) {
        try {
            return HTTP.send(request(path, token), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int status(String path, String token) {
        try {
            return HTTP.send(request(path, token), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String token() throws IOException {
        Process made = process("token", "create", "--name", "bench", "--organisation", "acme", "--operator").start();
        return new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines().filter(line -> line.startsWith("cst_")).findFirst().orElseThrow();
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(java, "-jar", jar));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(settings);
        return process;
    }

    private static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
