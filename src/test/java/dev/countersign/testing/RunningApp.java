package dev.countersign.testing;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.sandbox.AppCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The packaged App as a process of its own, on a database that tests can look into. */
public final class RunningApp implements AutoCloseable {

    /** The setting that says which port it has, for who has to know before; any free one else. */
    public static final String PORT = "QUARKUS_HTTP_PORT";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final EmbeddedDatabase database;
    private final ProcessBuilder launch;
    private final boolean first;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /** Starts it for an App of the GitHub at that address, and waits until it is ready. */
    public RunningApp(AppCard card, String github, String secret) {
        this(card, github, secret, Map.of());
    }

    /** The same with settings of its own. */
    public RunningApp(AppCard card, String github, String secret, Map<String, String> settings) {
        this(emptyFolder(), settings(card, github, secret, settings));
    }

    private static Map<String, String> settings(
            AppCard card, String github, String secret, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(Map.of(
                "QUARKUS_GITHUB_APP_APP_ID",
                Long.toString(card.id()),
                "QUARKUS_GITHUB_APP_PRIVATE_KEY",
                card.privateKeyPem(),
                "QUARKUS_GITHUB_APP_WEBHOOK_SECRET",
                secret,
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT",
                github,
                // The past is read when a test says so, and eats no other test's requests.
                "COUNTERSIGN_HISTORY_DELAY",
                "PT24H",
                // Tests write more in a minute than an installation may.
                "COUNTERSIGN_GITHUB_LIMITS_KEPT",
                "false",
                // What comes round does so at the start, and when a test says so.
                "COUNTERSIGN_RECONCILE_DELIVERIES",
                "PT24H",
                "COUNTERSIGN_RECONCILE_PULL_REQUESTS",
                "PT24H",
                "COUNTERSIGN_AUDIT_EVERY",
                "0"));
        all.putAll(others);
        return all;
    }

    private RunningApp(Path folder, Map<String, String> settings) {
        this(folder, settings, EmbeddedDatabase.start(folder.resolve("data")), true);
    }

    private RunningApp(Path folder, Map<String, String> settings, EmbeddedDatabase database, boolean first) {
        this.folder = folder;
        this.database = database;
        this.first = first;
        String port = first ? settings.getOrDefault(PORT, freePort()) : freePort();
        address = "http://127.0.0.1:" + port;
        launch = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("countersign.jar", "target/quarkus-app/quarkus-run.jar"),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        launch.environment().putAll(settings);
        launch.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        PORT,
                        port,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        database.username(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        database.password()));
        LogSearch.search(logFile(), launch.environment());
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private void start() {
        try {
            process = launch.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        until("the App is ready", () -> Local.ready(address));
    }

    /** Kills it, as a machine that goes away would, and starts it again at the same address. */
    public void restart() {
        process.destroyForcibly().onExit().join();
        start();
    }

    /** Starts another process of the same App on the same database. */
    public RunningApp replica() {
        return new RunningApp(folder, launch.environment(), database, false);
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Where webhooks go. */
    public URI webhook() {
        return URI.create(address + "/webhook");
    }

    /** Whether no pull request is due, and none is being looked at. */
    public boolean idle() {
        return number("select count(*) from subject where wanted > done") == 0
                && number("select count(*) from head where wanted > done") == 0
                && number("select count(*) from unread where due <= now()") == 0
                && number("select count(*) from scheduled_tasks where picked or execution_time <= now()") == 0;
    }

    /** The answer of a query for one number. */
    public long number(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes rows behind the App's back. */
    public void change(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes work that comes round due now. */
    public void round(String name) {
        change("update scheduled_tasks set execution_time = now() where task_name = '" + name + "'");
    }

    /**
     * What a command answered.
     *
     * @param exit its exit code
     * @param text what it printed, errors included
     */
    public record Answer(int exit, String text) {}

    /** Runs a command of the packaged App on the same data folder, while the App is running. */
    public Answer run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("countersign.jar", "target/quarkus-app/quarkus-run.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("COUNTERSIGN_DATA_DIR", folder.resolve("data").toString());
        try {
            Process running = builder.start();
            String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(running.waitFor(), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Waits for something that another process brings about. */
    public void until(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("it did not come about that " + what + "\n" + log());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** The last lines it logged. */
    public String log() {
        String all = wholeLog();
        return all.substring(Math.max(0, all.length() - 6_000));
    }

    /** All that it logged. */
    public String wholeLog() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Its metrics as Prometheus reads them. */
    public String metrics() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + "/q/metrics")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String freePort() {
        return Integer.toString(Local.freePort());
    }

    private Path logFile() {
        return folder.resolve(first ? "app.log" : "replica.log");
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("countersign-it");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        process.destroyForcibly();
        try {
            LogSearch.look(logFile());
        } finally {
            end();
        }
    }

    private void end() {
        if (!first) {
            return;
        }
        database.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println(folder + " is left: " + e.getMessage());
        }
    }
}
