package dev.countersign.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL of our own on a data folder: started here, on the loopback interface and a free port, stopped by
 * {@link #close()}, and started again when it ends before.
 *
 * <p>The data survive restarts, {@code kill -9} and power cuts. One database at a time uses a folder; any number may run on
 * different ones. Only those who can read the folder know the password. Safe for use by many threads.
 *
 * <p>In the folder: {@code countersign.lock} (held while running), {@code postgres/} (PostgreSQL's cluster, with its log)
 * and {@code postgres.password}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String SUPERUSER = "countersign";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final DataFolderLock lock;
    private final Path cluster;
    private final Programs programs;
    private final int port;
    private final String password;
    private final Keeper keeper;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DataFolderLock lock, Path cluster, Programs programs, int port, String password) {
        this.lock = lock;
        this.cluster = cluster;
        this.programs = programs;
        this.port = port;
        this.password = password;
        this.keeper = new Keeper(cluster, log(cluster), programs);
    }

    private static Path log(Path cluster) {
        return cluster.resolve("countersign.log");
    }

    /**
     * Starts the database of a data folder, which is made if it is missing; an orphan of an earlier run is stopped first.
     *
     * @throws DatabaseProblem when it cannot be started
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        DataFolderLock lock = DataFolderLock.take(folder);
        try {
            return start(folder, ServerUser.find(folder.resolve("countersign.lock")), lock);
        } catch (IOException | UncheckedIOException e) {
            lock.close();
            throw new DatabaseProblem("the embedded database in " + folder + " cannot be started: " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * How to reach the database of a data folder that another process runs.
     *
     * @param jdbcUrl where
     * @param username whom to connect as
     * @param password its password
     */
    public record Running(String jdbcUrl, String username, String password) {}

    /** The database that somebody runs on a data folder now; empty when nobody does. */
    public static Optional<Running> running(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        Path cluster = folder.resolve("postgres");
        try {
            List<String> lines =
                    Files.exists(PidFile.path(cluster)) ? Files.readAllLines(PidFile.path(cluster)) : List.of();
            if (!PidFile.parse(lines).ready() || Orphans.find(cluster).isEmpty()) {
                return Optional.empty();
            }
            // Line 4 of PostgreSQL's pid file is its port.
            return Optional.of(
                    new Running(url(Integer.parseInt(lines.get(3).strip())), SUPERUSER, Cluster.password(folder)));
        } catch (IOException e) {
            throw new DatabaseProblem(
                    "the database in " + folder + " may not be read by this user: " + e.getMessage(), e);
        }
    }

    static EmbeddedDatabase start(Path folder, ServerUser user, DataFolderLock lock) throws IOException {
        Programs programs = new Programs(Binaries.unpack(BinariesFolder.choose(folder, user)), user);
        Path cluster = Cluster.prepare(folder, programs, SUPERUSER);
        String password = Cluster.password(folder);
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Files.writeString(cluster.resolve("postgresql.conf"), ServerSettings.text(port));
            Path log = log(cluster);
            Files.deleteIfExists(log);
            programs.start(cluster, log);
            if (comesUp(cluster, log)) {
                EmbeddedDatabase database = new EmbeddedDatabase(lock, cluster, programs, port, password);
                database.keeper.start();
                return database;
            }
            String said = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
            boolean portTaken = said.contains("could not create any TCP/IP sockets");
            if (!portTaken || attempt == 3) {
                Orphans.stop(cluster, programs);
                throw new DatabaseProblem("the embedded PostgreSQL in " + cluster + " did not start. It said: "
                        + Programs.lastLines(said));
            }
        }
    }

    private static boolean comesUp(Path cluster, Path log) {
        long end = System.nanoTime() + START.toNanos();
        boolean[] ready = new boolean[1];
        Waiting.until(START, () -> {
            PidFile file = read(cluster);
            ready[0] = file.ready();
            return ready[0] || gaveUp(file, log) || System.nanoTime() > end;
        });
        return ready[0];
    }

    /** A server that cannot start says FATAL and takes its pid file away. */
    private static boolean gaveUp(PidFile file, Path log) {
        try {
            return file.pid() == 0
                    && Files.exists(log)
                    && Files.readString(log, StandardCharsets.ISO_8859_1).contains("FATAL:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PidFile read(Path cluster) {
        try {
            return PidFile.read(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Where to connect to. */
    public String jdbcUrl() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Whom to connect as: the database's superuser. */
    public String username() {
        return SUPERUSER;
    }

    /** The password, made at random with the cluster. */
    public String password() {
        return password;
    }

    /** The server's process id. */
    public long pid() {
        return read(cluster).pid();
    }

    /** Stops the server in an orderly way and lets go of the folder; open connections are broken off. Can be called twice. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        keeper.close();
        try {
            long pid = pid();
            if (pid != 0) {
                programs.interrupt(pid);
                Waiting.until(
                        STOP,
                        () -> read(cluster).pid() != pid
                                || Orphans.find(cluster).isEmpty());
            }
        } finally {
            lock.close();
        }
    }
}
