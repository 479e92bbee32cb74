package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.History.Match;
import dev.countersign.core.signoff.History.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Given any heads of a change, when they are compared by numbers, then the answer is that of comparing them entry by entry. */
class ComparedHeadsTest {

    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Person ADA = new Person(1, "ada", Person.Kind.USER);
    private static final List<String> PATHS = List.of("pay/a", "pay/b", "shop/a", "shop/b", "c");
    private static final List<Scope> SCOPES = List.of(
            new Scope.Everything(),
            scope("pay/"),
            scope("shop/", "!shop/b"),
            scope("b"),
            scope("nothing"),
            scope("**"));

    private final Map<Position, Fingerprint> seen = new LinkedHashMap<>();
    private final List<Push> pushes = new ArrayList<>();

    private static Scope scope(String... patterns) {
        return new Scope.Within(PathPatterns.of(List.of(patterns)));
    }

    @Property(tries = 400)
    void numbers_say_what_entries_say(@ForAll long seed) {
        seen.clear();
        pushes.clear();
        Random random = new Random(seed);
        Facts present = facts(random, 0);
        int heads = 1 + random.nextInt(5);
        for (int head = 1; head <= heads; head++) {
            pushes.add(new Push(name(head), "main", ADA, START.plusSeconds(60L * head), Push.Kind.PUSHED));
            if (random.nextInt(5) > 0) {
                seen.put(new Position(name(head), "main"), Fingerprint.of(facts(random, head)));
            }
        }
        Fingerprint now = Fingerprint.of(present);
        pushes.add(new Push(present.head(), "main", ADA, START.plusSeconds(3_600), Push.Kind.PUSHED));
        History history = new History(with(present, pushes), Pictures.of(seen));
        for (Scope scope : SCOPES) {
            for (int head = 1; head <= heads; head++) {
                Instant at = START.plusSeconds(60L * head + 30);
                Match match = history.compare(name(head), at, scope);
                String said = match == Match.STALE ? history.staleness(name(head), at, scope) : match.name();
                assertEquals(naive(head, now, present.head(), scope), said, () -> "scope " + scope + ", seed " + seed);
            }
        }
        for (Map.Entry<Position, Fingerprint> one : seen.entrySet()) {
            assertEquals(one.getValue(), Pictures.of(seen).at(one.getKey()));
        }
    }

    private String naive(int head, Fingerprint now, String present, Scope scope) {
        Fingerprint then = seen.get(new Position(name(head), "main"));
        if (then == null) {
            return "what " + name(head).substring(0, 7) + " held is not known here";
        }
        List<String> changed = changed(then, now, scope);
        if (changed.isEmpty()) {
            return "CARRIED_OVER";
        }
        String culprit = pushes.subList(head, pushes.size()).stream()
                .map(push -> new Position(push.head(), push.base()))
                .filter(seen::containsKey)
                .filter(there -> !changed(then, seen.get(there), scope).isEmpty())
                .map(Position::head)
                .findFirst()
                .orElse(present);
        String more = changed.size() == 1 ? "" : " and " + (changed.size() - 1) + " more";
        return culprit.substring(0, 7) + " changed " + changed.get(0) + more + " after it";
    }

    private static List<String> changed(Fingerprint then, Fingerprint now, Scope scope) {
        List<Fingerprint.Entry> entries = new ArrayList<>(now.files());
        entries.removeAll(then.files());
        List<Fingerprint.Entry> gone = new ArrayList<>(then.files());
        gone.removeAll(now.files());
        entries.addAll(gone);
        return entries.stream()
                .filter(entry -> entry.path().isEmpty() || isIn(entry, scope))
                .map(entry -> entry.path().isEmpty() ? "what GitHub does not show" : entry.path())
                .distinct()
                .toList();
    }

    private static boolean isIn(Fingerprint.Entry entry, Scope scope) {
        return !(scope instanceof Scope.Within within)
                || within.paths().matches(entry.path())
                || within.paths().matches(entry.previousPath());
    }

    /** Few texts and few paths, so that heads are often alike; files that moved, and paths at which two files were. */
    private static Facts facts(Random random, int head) {
        Map<String, ChangedFile> files = new HashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            String before = random.nextInt(3) == 0 ? PATHS.get(random.nextInt(PATHS.size())) : path;
            ChangedFile.Status status = before.equals(path) ? ChangedFile.Status.MODIFIED : ChangedFile.Status.RENAMED;
            files.put(path, new ChangedFile(path, status, before, 1, 0, new Content.Patch("" + random.nextInt(2))));
        }
        Facts facts = (random.nextInt(6) == 0 ? pullRequest().truncated("more than 3,000 files") : pullRequest())
                .commit("head " + head)
                .build();
        return facts.withFiles(new ArrayList<>(files.values()));
    }

    private static Facts with(Facts facts, List<Push> pushes) {
        return new Facts(
                facts.pullRequest(),
                facts.defaultBranch(),
                facts.commits(),
                facts.files(),
                facts.reviews(),
                pushes,
                facts.checks(),
                facts.completeness());
    }

    private static String name(int head) {
        return Integer.toString(head).repeat(40);
    }
}
