import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Puts load on the packaged App and prints what comes of it. */
public final class Load {

    private static final long PATIENCE = 900_000_000_000L;
    private static final int INSTALLATIONS = Integer.getInteger("bench.installations", 200);
    private static final Map<String, String> LIFTED = Map.of("COUNTERSIGN_GITHUB_LIMITS_KEPT", "false");

    private final String java;
    private final String jar;
    private final List<String> options;

    private Load(String java, String jar, List<String> options) {
        this.java = java;
        this.jar = jar;
        this.options = options;
    }

    /** Arguments: the java command, the jar, and which parts to run. */
    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(System.getenv().getOrDefault("COUNTERSIGN_JAVA_OPTS", "").trim().split(" +"))
                .stream().filter(word -> !word.isEmpty()).toList();
        Load load = new Load(arguments[0], arguments[1], options);
        System.out.printf("%d processors, load average %s%n", Runtime.getRuntime().availableProcessors(),
                Figures.load());
        for (String part : List.of(arguments).subList(2, arguments.length)) {
            switch (part) {
                case "burst" -> load.bursts();
                case "flood" -> load.flood();
                case "startup" -> load.startup();
                case "growth" -> load.growth(1_000, 100_000);
                case "growth-all" -> load.growth(10_000, 1_000_000);
                default -> throw new IllegalArgumentException("there is no part " + part);
            }
        }
        System.exit(0);
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(List.of(java));
        words.addAll(options);
        words.addAll(List.of("-jar", jar));
        return words;
    }

    private void startup() throws Exception {
        System.out.println("start-up, and memory when idle, with the embedded database");
        try (StandIn github = new StandIn(new Town())) {
            new Startup(github.url(), java).run();
        }
    }

    private void growth(int repositories, int evaluations) throws Exception {
        System.out.println("growth: one pull request at a time, GitHub's latency 0 ms");
        Town town = new Town();
        try (StandIn github = new StandIn(town); RunningApp app = new RunningApp(command(), github.url(), LIFTED)) {
            app.start();
            new Growth(town, github, app).run(repositories, evaluations);
        }
    }

    private void bursts() throws Exception {
        Town town = new Town();
        try (StandIn github = new StandIn(town); RunningApp app = new RunningApp(command(), github.url(), LIFTED)) {
            app.start();
            // The first finds a process that has only just started; what it is like afterwards is told by the last ones.
            long[] latencies = Arrays.stream(System.getProperty("bench.bursts", "0,0,0,0,0,0,50").split(","))
                    .mapToLong(Long::parseLong).toArray();
            for (int i = 0; i < latencies.length; i++) {
                github.latency(latencies[i]);
                burst(town, github, app, i, latencies[i]);
            }
        }
    }

    private void burst(Town town, StandIn github, RunningApp app, int round, long latency) throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            events.add(Event.opened(town.open(1, i % 20, 1000 * (round + 1) + i, kind(i), Pull.Size.USUAL)));
        }
        run("burst %d: 400 pull requests of one installation, GitHub's latency %d ms".formatted(round + 1, latency),
                town, github, app, events, 400);
    }

    private static double own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static Pull.Kind kind(int i) {
        return i % 2 == 0 ? Pull.Kind.HARMLESS : i % 4 == 1 ? Pull.Kind.ASSISTED : Pull.Kind.OWNED;
    }

    private void flood() throws Exception {
        Town town = new Town();
        try (StandIn github = new StandIn(town); RunningApp app = new RunningApp(command(), github.url(), Map.of())) {
            app.start();
            github.latency(50);
            // The first finds a process that has only just started.
            for (int round = 0; round < 2; round++) {
                run("flood %d: %,d webhooks of %d installations, 50 at a time, GitHub's latency 50 ms".formatted(
                        round + 1, INSTALLATIONS * 50, INSTALLATIONS), town, github, app,
                        mixed(town, round), 50);
            }
        }
    }

    /** Of each installation 20 pull requests are opened; half are pushed to, most of the others signed or talked about. */
    private static List<Event> mixed(Town town, int round) {
        Random chance = new Random(6 + round);
        List<List<Event>> stories = new ArrayList<>();
        for (int installation = 1; installation <= INSTALLATIONS; installation++) {
            for (int i = 0; i < 20; i++) {
                Pull pull = town.open(installation, i % 4, 20 * round + i + 1, kind(i), Pull.Size.USUAL);
                List<Event> story = new ArrayList<>(List.of(Event.opened(pull)));
                if (i % 2 == 1) {
                    story.add(i % 4 == 1 ? Event.signed(pull) : Event.pushed(pull));
                } else {
                    story.add(i % 4 == 0 ? Event.pushed(pull) : Event.labelled(pull));
                }
                if (i % 4 == 0) {
                    story.add(Event.commented(pull, 1_000_000L * round + installation * 1000L + i));
                } else if (i % 4 == 2) {
                    story.add(i % 8 == 2 ? Event.checked(pull) : Event.starred(pull));
                }
                stories.add(story);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int story = 0; story < stories.size(); story++) {
            order.addAll(Collections.nCopies(stories.get(story).size(), story));
        }
        Collections.shuffle(order, chance);
        List<Event> events = new ArrayList<>();
        order.forEach(story -> events.add(stories.get(story).remove(0)));
        return events;
    }

    private static void run(String what, Town town, StandIn github, RunningApp app, List<Event> events, int atOnce)
            throws Exception {
        System.out.println(what);
        Sender sender = new Sender(github.vertx(), app.port, atOnce);
        town.begin();
        long requests = github.requests.get();
        double cpu = app.cpu();
        double database = app.databaseCpu();
        double own = own();
        String before = Figures.load();
        long start = System.nanoTime();
        sender.send(events, atOnce);
        double sent = (System.nanoTime() - start) / 1e9;
        while (!town.allRight() && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(20_000_000);
        }
        double judged = (town.lastVerdict() - start) / 1e9;
        github.quiet();
        List<Long> latencies = town.latencies();
        System.out.printf("  acknowledged %d in %.1f s, not 2xx %d, p50 %.0f ms, p99 %.0f ms%n", events.size(), sent,
                sender.refused.get(), Figures.percentile(sender.acknowledgements, 0.5),
                Figures.percentile(sender.acknowledgements, 0.99));
        System.out.printf("  p99 of each tenth of them, as they were answered: %s ms%n",
                Figures.tenths(sender.acknowledgements, 0.99));
        System.out.printf("  right verdicts %d in %.1f s: %.0f a second; from webhook to verdict p50 %.0f ms, p99 %.0f ms%n",
                latencies.size(), judged, latencies.size() / judged, Figures.percentile(latencies, 0.5),
                Figures.percentile(latencies, 0.99));
        System.out.printf("  events to verdict %.0f a second%n", events.size() / judged);
        System.out.printf("  of %d pull requests: lost %d, doubled %d, wrong %d, comment wrong %d%n", town.all().size(),
                town.all().stream().filter(Pull::lost).count(), town.all().stream().filter(Pull::doubled).count(),
                town.all().stream().filter(pull -> !pull.lost() && !pull.right()).count(),
                town.all().stream().filter(Pull::miscommented).count());
        System.out.printf("  requests to GitHub %d; processor: App %.1f s, database %.1f s, stand-in and sender %.1f s%n",
                github.requests.get() - requests, app.cpu() - cpu, app.databaseCpu() - database, own() - own);
        System.out.printf("  memory of the App %d MiB, at most %d MiB; load average %s to %s%n", app.rss(), app.peak(),
                before, Figures.load());
        app.complaints().stream().limit(5).forEach(line -> System.out.println("  log: " + line));
    }
}
