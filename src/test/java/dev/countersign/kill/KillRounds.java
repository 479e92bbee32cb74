package dev.countersign.kill;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.sandbox.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Rounds in which people act, requests go wrong, connections to the database break and processes are killed, all by one
 * seed. After each, everything is let go right, and nothing may be lost and nothing doubled.
 *
 * <p>With one App it brings the embedded database itself, which may be killed with it; several share a database that stays.
 */
public final class KillRounds implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final long TICK = 20_000_000;
    private static final long NUDGE_NANOS = 1_000_000_000;
    private static final long QUIET_NANOS = 2_500_000_000L;
    private static final String MISSED = "reconcile-deliveries";

    private final Random chance;
    private final Village village = new Village();
    private final FaultyWire wire = new FaultyWire(village.github().url());
    private final Balancer balancer = new Balancer();
    private final Path folder;
    private final List<EmbeddedDatabase> shared = new ArrayList<>();
    private final Ground ground;
    private final List<Victim> victims = new ArrayList<>();
    private int kills;
    private int cuts;

    /**
     * Starts so many Apps.
     *
     * @param seed of everything that is left to chance; what threads do meanwhile is not
     */
    public KillRounds(long seed, int replicas) {
        chance = new Random(seed);
        try {
            folder = Files.createTempDirectory("countersign-kill");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Path data = folder.resolve("data");
        ground = new Ground(data);
        Map<String, String> settings = new HashMap<>(village.settings(wire.url()));
        settings.putAll(Map.of(
                "COUNTERSIGN_DATA_DIR",
                data.toString(),
                "COUNTERSIGN_HISTORY_DELAY",
                "PT24H",
                "COUNTERSIGN_AUDIT_EVERY",
                "0",
                // More is opened in a minute than people would.
                "COUNTERSIGN_GITHUB_LIMITS_CONTENT",
                "0",
                "COUNTERSIGN_GITHUB_LIMITS_CONTENT_HOURLY",
                "0"));
        if (replicas > 1) {
            EmbeddedDatabase database = EmbeddedDatabase.start(data);
            shared.add(database);
            settings.putAll(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", database.username(),
                    "QUARKUS_DATASOURCE_PASSWORD", database.password()));
        }
        for (int i = 0; i < replicas; i++) {
            victims.add(new Victim(folder.resolve("app-" + i + ".log"), settings));
        }
        balancer.to(victims.stream().map(Victim::webhook).toList());
        village.webhooksTo(balancer.webhook());
        victims.forEach(Victim::start);
        until("the Apps are ready", () -> victims.stream().allMatch(Victim::ready));
    }

    /** One round; answers what is not as it must be. */
    public List<String> round() {
        wire.expect(faults());
        int acts = 2 + chance.nextInt(4);
        int killAfterAct = chance.nextInt(acts);
        int killAfterRequests = chance.nextInt(14);
        boolean cut = chance.nextInt(3) == 0;
        for (int i = 0; i < acts; i++) {
            village.act(chance);
            if (i == killAfterAct) {
                reached(killAfterRequests);
                if (cut) {
                    cuts++;
                    ground.cut();
                }
                strike();
            }
        }
        reached(wire.count() + chance.nextInt(6));
        wire.calm();
        return settle();
    }

    /** The numbers of requests that go wrong, and how. */
    private Map<Integer, Fault> faults() {
        Map<Integer, Fault> faults = new TreeMap<>();
        Fault[] kinds = Fault.values();
        for (int i = chance.nextInt(7); i > 0; i--) {
            faults.put(1 + chance.nextInt(25), kinds[1 + chance.nextInt(kinds.length - 1)]);
        }
        return faults;
    }

    /** Kills one of them or more, which come back at once; alone, it may take its database with it. */
    private void strike() {
        List<Victim> struck = new ArrayList<>();
        victims.forEach(victim -> {
            if (chance.nextInt(victims.size()) == 0) {
                struck.add(victim);
            }
        });
        if (struck.isEmpty()) {
            struck.add(victims.get(chance.nextInt(victims.size())));
        }
        boolean all = shared.isEmpty() && chance.nextInt(3) == 0;
        struck.forEach(Victim::kill);
        kills += struck.size();
        if (all) {
            killDatabase();
        }
        struck.forEach(Victim::start);
    }

    private void killDatabase() {
        try {
            Path pid = folder.resolve("data").resolve("postgres").resolve("postmaster.pid");
            if (Files.exists(pid)) {
                kills++;
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until so many requests were made in this round, or none for a while. */
    private void reached(int requests) {
        long since = System.nanoTime();
        int last = wire.count();
        while (wire.count() < requests && System.nanoTime() - since < QUIET_NANOS) {
            if (wire.count() != last) {
                last = wire.count();
                since = System.nanoTime();
            }
            LockSupport.parkNanos(TICK);
        }
    }

    /** All that is under way comes to its end, and what was missed is asked for. */
    private List<String> settle() {
        until("the Apps are ready", () -> victims.stream().allMatch(Victim::ready));
        village.github().awaitDeliveries(PATIENCE);
        idle();
        until("what never came is asked for again", () -> {
            ground.change("update scheduled_tasks set execution_time = now() where task_name = '" + MISSED
                    + "' and not picked");
            ground.change("update missed_delivery set due = now()");
            village.github().awaitDeliveries(PATIENCE);
            return ground.texts("select guid from delivery").containsAll(sent());
        });
        idle();
        List<String> complaints = new ArrayList<>(village.complaints());
        complaints.addAll(ledger());
        return complaints;
    }

    private void idle() {
        long[] nudged = {System.nanoTime()};
        until("nothing is left to do", () -> {
            if (System.nanoTime() - nudged[0] > NUDGE_NANOS) {
                // What failed would be tried again in minutes.
                ground.change("update scheduled_tasks set execution_time = now() where not picked"
                        + " and task_name in ('pull-request', 'commit') and execution_time > now()");
                nudged[0] = System.nanoTime();
            }
            return zero("select count(*) from unread")
                    && zero("select count(*) from subject where wanted > done")
                    && zero("select count(*) from head where wanted > done")
                    && zero("select count(*) from scheduled_tasks where task_name in ('pull-request', 'commit')"
                            + " and (picked or execution_time <= now())");
        });
    }

    private boolean zero(String sql) {
        return ground.number(sql).orElse(1) == 0;
    }

    private Set<String> sent() {
        return Set.copyOf(village.github().webhooks().all().stream()
                .filter(one -> one.app() == Village.APP)
                .map(Webhooks.Sent::guid)
                .toList());
    }

    /** What the tables say against each other, and against GitHub. */
    private List<String> ledger() {
        List<String> complaints = new ArrayList<>();
        if (!zero("select count(*) from (select previous_hash, lag(hash, 1, '') over"
                + " (partition by subject_id order by id) as before from evaluation) as chain"
                + " where previous_hash <> before")) {
            complaints.add("a chain of evaluations is broken");
        }
        if (!zero("select count(*) from dead_letter")) {
            complaints.add("work was given up: " + ground.texts("select reason from dead_letter"));
        }
        Set<String> last = ground.texts(
                "select head from evaluation where id in" + " (select max(id) from evaluation group by subject_id)");
        if (!last.equals(village.heads())) {
            complaints.add("the last verdicts are on " + last + ", the heads are " + village.heads());
        }
        return complaints;
    }

    /** What {@code countersign verify --judge} says; empty when it finds nothing. */
    public String verify() {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("countersign.jar", "target/quarkus-app/quarkus-run.jar"),
                        "verify",
                        "--judge")
                .redirectErrorStream(true);
        command.environment().put("COUNTERSIGN_DATA_DIR", folder.resolve("data").toString());
        try {
            Process verify = command.start();
            String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return verify.waitFor() == 0 ? "" : said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** What happened so far, for people. */
    public String told() {
        return village.size() + " pull requests, " + sent().size() + " webhooks, " + kills + " processes killed, "
                + wire.suffered() + " requests to GitHub gone wrong, " + cuts + " times the database was cut off";
    }

    private void until(String what, BooleanSupplier there) {
        Waiting.until(
                what,
                there,
                () -> village.complaints() + "\n"
                        + victims.stream().map(Victim::lastWords).toList());
    }

    @Override
    public void close() {
        victims.forEach(Victim::close);
        if (shared.isEmpty()) {
            // Whoever starts it next would stop the orphan; nobody will.
            EmbeddedDatabase.start(folder.resolve("data")).close();
        }
        shared.forEach(EmbeddedDatabase::close);
        balancer.close();
        wire.close();
        village.github().close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException left) {
            System.err.println(folder + " is left: " + left.getMessage());
        }
    }
}
