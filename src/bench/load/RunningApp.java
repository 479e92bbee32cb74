import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged App on an embedded database of its own, as a process that can be looked at from outside. */
final class RunningApp implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KEY = key();

    final int port;
    private final Path folder;
    private final ProcessBuilder start;
    private Process process;
    private volatile long peak;

    /**
     * An App that is not started yet.
     *
     * @param command how to start it: a java command with options, or a native binary
     */
    RunningApp(List<String> command, String github, Map<String, String> settings) throws IOException {
        folder = Files.createTempDirectory("countersign-load");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> words = new ArrayList<>(command);
        words.add("serve");
        start = new ProcessBuilder(words).redirectErrorStream(true);
        start.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        start.environment().putAll(Map.of(
                "QUARKUS_GITHUB_APP_APP_ID", "4242",
                "QUARKUS_GITHUB_APP_PRIVATE_KEY", KEY,
                "QUARKUS_GITHUB_APP_WEBHOOK_SECRET", Webhooks.SECRET,
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT", github,
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "COUNTERSIGN_DATA_DIR", folder.resolve("data").toString()));
        start.environment().putAll(settings);
    }

    /** Starts it; answers how many seconds it took until it was ready. */
    double start() throws Exception {
        long begin = System.nanoTime();
        process = start.start();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("the App does not start:\n" + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(5_000_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        peak = 0;
        Thread watch = new Thread(() -> {
            while (process.isAlive()) {
                peak = Math.max(peak, rss());
                LockSupport.parkNanos(100_000_000);
            }
        });
        watch.setDaemon(true);
        watch.start();
        return seconds;
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    long pid() {
        return process.pid();
    }

    /** The memory that is resident now, in MiB, without PostgreSQL's. */
    long rss() {
        return status(process.pid(), "VmRSS:");
    }

    /** The most that was. */
    long peak() {
        return peak;
    }

    /** Seconds of processor time so far, without PostgreSQL's. */
    double cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Seconds of processor time that the database has taken so far. */
    double databaseCpu() throws IOException {
        long server = Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).get(0).strip());
        try (var all = ProcessHandle.allProcesses()) {
            return all.filter(one -> one.pid() == server
                            || one.parent().map(ProcessHandle::pid).orElse(0L) == server)
                    .mapToDouble(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                    .sum();
        }
    }

    Path folder() {
        return folder;
    }

    /** Lines of its log that are warnings or worse, or stack traces. */
    List<String> complaints() throws IOException {
        try (var lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
        }
    }

    static long status(long pid, String field) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
