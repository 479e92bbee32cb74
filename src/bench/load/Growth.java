import dev.countersign.database.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long one verdict takes as things grow: one pull request at a time, GitHub's latency 0 ms. */
final class Growth {

    private static final int TIMES = 7;
    private static final long PATIENCE = 120_000_000_000L;
    private static final int LATER = 500_000;

    private final Town town;
    private final StandIn github;
    private final RunningApp app;
    private int numbers = LATER;

    Growth(Town town, StandIn github, RunningApp app) {
        this.town = town;
        this.github = github;
        this.app = app;
    }

    void run(int mostRepositories, int mostEvaluations) throws Exception {
        for (int i = 0; i < 60; i++) {
            one(Pull.Size.USUAL, 1, i % 10);
        }
        for (int files : new int[] {10, 100, 1_000, 3_000}) {
            tell(files + " files", new Pull.Size(files, 2), 1);
        }
        for (int commits : new int[] {1, 10, 100, 249}) {
            tell(commits + " commits", new Pull.Size(3, commits), 1);
        }
        comments();
        repositories(mostRepositories);
        evaluations(mostEvaluations);
    }

    /** Somebody says the same command again and again; each is kept, and each look reads all. */
    private void comments() throws Exception {
        Pull pull = open(Pull.Size.USUAL, 2, 1, Pull.Kind.OWNED);
        Sender sender = new Sender(github.vertx(), app.port, 1);
        sender.send(List.of(Event.opened(pull)), 1);
        settled(pull);
        int said = 0;
        for (int comments : new int[] {1, 10, 100, 1_000}) {
            List<Event> events = new ArrayList<>();
            while (said < comments) {
                events.add(Event.commanded(pull, 9_000_000L + said++));
            }
            sender.send(events, 1);
            github.quiet();
            List<Long> took = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                long begin = System.nanoTime();
                sender.send(List.of(Event.pushed(pull)), 1);
                settled(pull);
                took.add(System.nanoTime() - begin);
                github.quiet();
            }
            say(comments + " comments with a command", took);
        }
    }

    private void repositories(int most) throws Exception {
        int known = 0;
        for (int repositories = 10; repositories <= most; repositories *= 10) {
            List<Event> events = new ArrayList<>();
            for (; known < repositories; known++) {
                events.add(Event.opened(open(Pull.Size.USUAL, 3, known, Pull.Kind.HARMLESS)));
            }
            new Sender(github.vertx(), app.port, 20).send(events, 20);
            long begin = System.nanoTime();
            while (!town.allRight() && System.nanoTime() - begin < 10 * PATIENCE) {
                LockSupport.parkNanos(100_000_000);
            }
            tell(repositories + " repositories", Pull.Size.USUAL, 3);
        }
    }

    private void evaluations(int most) throws Exception {
        var database = EmbeddedDatabase.running(app.folder().resolve("data")).orElseThrow();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            int known = 0;
            for (int evaluations = 10_000; evaluations <= most; evaluations *= 10) {
                // Fifty of each pull request, and a hundred repositories of one installation.
                statement.executeUpdate(("insert into subject (installation, repository_id, owner, repository, number, head,"
                        + " base, open, wanted, done, awaits_checks, awaits_labels) select 4, 400001 + n %% 100, 'org-4',"
                        + " 'shop-' || n %% 100, n, md5(n::text), 'main', false, 1, 1, '', false"
                        + " from generate_series(%d, %d) n").formatted(known / 50 + 1, evaluations / 50));
                statement.executeUpdate(("insert into evaluation (subject_id, head, base, at, outcome, defect, rollback,"
                        + " policies, verdict, previous_hash, hash, facts_digest) select s.id, md5(s.number::text), 'main',"
                        + " now(), 'cleared', 0.1, 0.1, '[]', '{\"text\": \"' || repeat('x', 1500) || '\"}', '',"
                        + " md5(s.number || '-' || n), '' from subject s, generate_series(1, 50) n"
                        + " where s.installation = 4 and s.number between %d and %d")
                        .formatted(known / 50 + 1, evaluations / 50));
                statement.execute("analyze");
                known = evaluations;
                tell(evaluations + " evaluations kept", Pull.Size.USUAL, 4);
            }
        }
    }

    private void tell(String what, Pull.Size size, int installation) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            took.add(one(size, installation, i % 3));
        }
        say(what, took);
    }

    private void say(String what, List<Long> took) {
        System.out.printf("  %-34s to the verdict p50 %.0f ms, most %.0f ms; memory %d MiB; load average %s%n", what,
                Figures.percentile(took, 0.5), Figures.percentile(took, 1), app.rss(), Figures.load());
    }

    private long one(Pull.Size size, int installation, int repository) throws Exception {
        Pull pull = open(size, installation, repository, Pull.Kind.HARMLESS);
        long begin = System.nanoTime();
        new Sender(github.vertx(), app.port, 1).send(List.of(Event.opened(pull)), 1);
        settled(pull);
        return System.nanoTime() - begin;
    }

    private Pull open(Pull.Size size, int installation, int repository, Pull.Kind kind) {
        return town.open(installation, repository, numbers++, kind, size);
    }

    private static void settled(Pull pull) {
        long begin = System.nanoTime();
        while (!pull.right()) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("no verdict on " + pull.owner() + "/" + pull.name() + "#" + pull.number);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
