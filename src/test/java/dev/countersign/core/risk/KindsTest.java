package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.riskmodel.BuiltInWeights;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

    private static final Kinds KINDS = Kinds.of(List.of(
            rule("migration", true, Level.CRITICAL, "changes/sql/**", "old/migrations/**"),
            rule("pipeline", false, Level.HIGH, "", ""),
            rule("contract", true, Level.MEDIUM, "api/*.yaml", "")));

    private static KindRule rule(String id, boolean on, Level level, String path, String except) {
        return new KindRule(id, on, level, patterns(path), patterns(except));
    }

    private static PathPatterns patterns(String path) {
        return PathPatterns.of(path.isEmpty() ? List.of() : List.of(path));
    }

    private static Risk risk(ChangedFile... files) {
        return new RiskModel(BuiltInWeights.read())
                .assess(
                        List.of(files),
                        new Completeness.Complete(),
                        new History.Unknown(),
                        new Landscape(List.of(), KINDS),
                        30,
                        60,
                        85);
    }

    @ParameterizedTest
    @CsvSource({
        "db/migrations/1.sql, CRITICAL, migration",
        "changes/sql/1.sql, CRITICAL, migration",
        "old/migrations/1.sql, LOW, ''",
        ".github/workflows/build.yml, LOW, ''",
        "api/orders.yaml, MEDIUM, contract",
        "x/api/orders.yaml, LOW, ''",
        "src/auth/Token.java, HIGH, authentication",
    })
    void a_policy_changes_kinds_switches_them_off_and_adds_some(String path, Level level, String signal) {
        Risk risk = risk(Changes.modified(path, 1));
        assertEquals(level, risk.impact().level());
        Set<String> signals = new TreeSet<>(risk.signals());
        signals.remove("history-unknown");
        assertEquals(signal, String.join(" ", signals));
    }

    private static ChangedFile patched(String path, int additions, String patch) {
        return ChangedFile.of(path, Status.MODIFIED, additions, 0, new Content.Patch(patch));
    }

    @Test
    void remarks_stand_at_the_first_changed_line_of_the_files_that_carry_the_risk() {
        Risk risk = risk(
                patched("db/migrations/1.sql", 1, "@@ -10,4 +12,5 @@ x\n a\n b\n-c\n+d\n"),
                Changes.modified("db/migrations/2.sql", 1),
                patched("src/Big.java", 400, "@@ -0,0 +1,400 @@\n+a\n"),
                patched("src/Small.java", 90, "@@ -1 +1 @@\n+a\n"));
        assertEquals(
                List.of(
                        "db/migrations/1.sql:14 Changes db/migrations/1.sql and 1 more (database migrations, which cannot be"
                                + " taken back once they ran).",
                        "src/Big.java:1 400 of the 492 added lines of this change are in this file."),
                risk.remarks().stream()
                        .map(one -> one.path() + ":" + one.line() + " " + one.message())
                        .toList());
    }

    @Test
    void fifty_files_of_one_kind_get_one_remark() {
        ChangedFile[] files = Stream.iterate(1, i -> i + 1)
                .limit(50)
                .map(i -> Changes.modified("db/migrations/" + i + ".sql", 1))
                .toArray(ChangedFile[]::new);
        assertEquals(1, risk(files).remarks().size());
    }

    @Test
    void a_file_that_was_taken_back_before_is_pointed_at() {
        HistoryBook book = new HistoryBook();
        book.learn(Changes.past(1, "alice", false, Changes.modified("src/Cart.java", 5)));
        book.learn(new PastChange(
                "r", 2 * 86_400L, "bob", false, List.of("sha1"), List.of(Changes.modified("src/Cart.java", 5))));
        List<ChangedFile> files = List.of(Changes.modified("src/Other.java", 1), Changes.modified("src/Cart.java", 1));
        Risk risk = new RiskModel(BuiltInWeights.read())
                .assess(Changes.of(files), book.of(files, "alice", 182 * 86_400L), Landscape.of(), 30, 60, 85);
        assertEquals(
                List.of(new Remark(
                        "src/Cart.java",
                        1,
                        true,
                        "Taken back before",
                        "A change to this file was taken back 5 months ago.")),
                risk.remarks());
    }

    @ParameterizedTest
    @CsvSource({
        "'@@ -1 +1 @@', 1",
        "'@@ -3,2 +0,0 @@|-a|-b', 1",
        "'@@ -3,2 +7,2 @@|-a|+b', 7",
        "'@@ -3,2 +7,3 @@ f() {| x|+b', 8",
        "'no diff + 9', 1",
        "'', 1",
    })
    void the_first_changed_line_is_read_from_the_patch(String patch, int line) {
        assertEquals(line, new Content.Patch(patch.replace('|', '\n')).firstChangedLine());
    }
}
