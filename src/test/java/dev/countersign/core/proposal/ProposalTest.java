package dev.countersign.core.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Codeowners;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.proposal.Repository.OwnersFile;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.PastChange;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Golden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Given code owners and a past, when a first policy is proposed, then this is in it, each line with its reason. */
class ProposalTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final PolicyReader READER = new PolicyReader(Catalogues.builtIn());

    private static final String OWNERS = """
            *                        @acme/everybody
            /services/payments/      @acme/payments
            /services/payments/docs/ @acme/writers
            /apps/storefront/        @acme/web @Bob
            /apps/storefront/img/
            *.md                     @acme/writers
            /vendor/                 legal@acme.test
            /infra/*                 @acme/platform
            /.github/                @acme/platform @else/where
            """;

    private record Case(String name, List<Repository> repositories, List<SeenTool> tools) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Repository repository(String name, String owners, List<PastChange> past) {
        return new Repository(
                new RepositoryRef("acme", name),
                owners.isEmpty()
                        ? new OwnersFile.None()
                        : new OwnersFile.Found(".github/CODEOWNERS", Codeowners.parse(owners)),
                past);
    }

    private static PastChange change(int number, String path, boolean fix, boolean takesBack) {
        return new PastChange(
                String.format("%040x", number),
                1_700_000_000L + number,
                "7",
                fix,
                takesBack ? List.of("pull:1") : List.of(),
                List.of(ChangedFile.of(path, ChangedFile.Status.MODIFIED, 3, 1, new Content.Unknown())));
    }

    /** Of each ten changes to the ledger four are fixes and one takes something back; elsewhere one is a fix. */
    private static List<PastChange> troubled(int tens) {
        List<PastChange> past = new ArrayList<>();
        for (int i = 0; i < 10 * tens; i++) {
            past.add(change(2 * i, "services/ledger/Books.java", i % 10 < 4, i % 10 == 9));
            past.add(change(2 * i + 1, "web/page-" + i + ".html", i % 10 == 0, false));
        }
        return past;
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("nothing-known", List.of(), List.of()),
                new Case("no-owners", List.of(repository("shop", "", List.of())), List.of()),
                new Case("owners", List.of(repository("shop", OWNERS, troubled(1))), List.of()),
                new Case(
                        "past-and-tools",
                        List.of(repository("books", "", troubled(3))),
                        List.of(new SeenTool("claude-code", "Claude Code", 14), new SeenTool("codex", "Codex", 1))),
                new Case(
                        "two-repositories",
                        List.of(
                                repository("shop", "/src/ @acme/shop\n/api/ @acme/api\n", List.of()),
                                repository("books", "/src/ @acme/books\n/ledger/ @acme/books @acme/api\n", List.of()),
                                new Repository(
                                        new RepositoryRef("acme", "old"),
                                        new OwnersFile.Unreadable("it is not text"),
                                        List.of())),
                        List.of()));
    }

    private static String text(Case given) {
        return new Proposal("acme", given.repositories(), given.tools(), TODAY).text();
    }

    private static Policy read(String text) {
        return assertInstanceOf(
                        PolicyReading.Valid.class,
                        READER.read("policy", text),
                        () -> READER.read("policy", text) + text)
                .policy();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_case_is_a_policy_that_only_observes_and_says_why_line_by_line(Case given) {
        String text = text(given);
        assertEquals(Mode.OBSERVE, read(text).mode());
        assertEquals(
                List.of(), text.lines().filter(line -> !line.contains("# ")).toList());
        Golden.check("proposal." + given.name() + ".yml", text.stripTrailing());
    }

    /** The area of a file is that of those who own it by CODEOWNERS, or none. */
    @ParameterizedTest
    @CsvSource({
        "services/payments/Pay.java, payments",
        "services/payments/docs/a.txt, writers",
        "services/payments/README.md, ''",
        "apps/storefront/a.js, web-bob",
        "apps/storefront/img/a.png, ''",
        "README.md, ''",
        "src/a.js, ''",
        "vendor/a.js, ''",
        ".github/CODEOWNERS, platform"
    })
    void a_file_is_in_the_area_of_those_who_own_it(String path, String area) {
        Policy policy = read(text(new Case("", List.of(repository("shop", OWNERS, List.of())), List.of())));
        assertEquals(
                area.isEmpty() ? List.of() : List.of(area),
                policy.areas().stream()
                        .filter(one -> one.paths().matches(path))
                        .map(Area::name)
                        .sorted()
                        .toList());
    }

    @Test
    void what_one_repository_takes_out_is_not_taken_out_of_anothers_files() {
        String owners = "/ledger/ @acme/pay\n*.md @acme/writers\n/docs/ @acme/writers\n";
        Policy policy = read(text(new Case(
                "",
                List.of(
                        repository("shop", "/pay/ @acme/pay\n", List.of()),
                        repository("books", owners, List.of()),
                        repository("till", "/till/ @acme/pay\n", List.of())),
                List.of())));
        assertTrue(policy.area("pay").orElseThrow().paths().matches("pay/README.md"));
        assertTrue(policy.area("pay").orElseThrow().paths().matches("till/a"));
        assertTrue(policy.area("pay-2").orElseThrow().paths().matches("ledger/a"));
        assertFalse(policy.area("pay-2").orElseThrow().paths().matches("ledger/README.md"));
    }

    @ParameterizedTest(name = "{0} changes, {1} of them in trouble, and {2} of as many elsewhere")
    @CsvSource({"20, 6, 1, true", "19, 6, 1, false", "40, 4, 0, false", "40, 12, 12, false", "40, 20, 2, true"})
    void a_folder_stands_out_by_enough_changes_and_more_trouble_than_is_usual(
            int changes, int trouble, int elsewhere, boolean standsOut) {
        List<PastChange> past = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            past.add(change(2 * i, "here/a", i < trouble, false));
            past.add(change(2 * i + 1, "b", i < elsewhere, false));
        }
        String text = text(new Case("", List.of(repository("shop", "", past)), List.of()));
        assertEquals(standsOut, text.contains("fragile-here:"), text);
        read(text);
    }

    @Test
    void of_a_folder_and_those_within_only_the_one_that_stands_out_most_is_named() {
        List<PastChange> past = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            past.add(change(3 * i, "a/b/c/d", i < 15, false));
            past.add(change(3 * i + 1, "a/x", i < 3, false));
            past.add(change(3 * i + 2, "z/y", false, false));
        }
        String text = text(new Case("", List.of(repository("shop", "", past)), List.of()));
        assertTrue(text.contains("[\"/a/b/c/\"]") && !text.contains("[\"/a/\"]"), text);
    }

    @Test
    void hostile_names_stay_in_their_line_and_are_read_as_they_are() {
        String evil = "a\"]}\n  b: {mode: enforce}\n# \u202Ex\u2028y\u0007\\ z!*[q";
        List<PastChange> past = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            past.add(change(2 * i, evil + "/f", i < 20, false));
            past.add(change(2 * i + 1, "b", false, false));
        }
        String owners = "/x\"y/ @acme/one\n/back\\ slash/ @acme/two\n/\u202Eturned/ @acme/three\n/a**b//c/ @acme/four\n"
                + "/\\!x/ @-\n";
        Policy policy = read(text(new Case("", List.of(repository("shop", owners, past)), List.of())));
        assertEquals(Mode.OBSERVE, policy.mode());
        assertTrue(policy.areas().stream().anyMatch(area -> area.paths().matches(evil + "/f")));
        assertTrue(policy.areas().stream().anyMatch(area -> area.paths().matches("x\"y/z")));
        assertTrue(policy.areas().stream().anyMatch(area -> area.paths().matches("back slash/z")));
        assertFalse(policy.areas().stream().anyMatch(area -> area.paths().matches("a\"]}")));
    }

    @Test
    void thousands_of_owners_make_a_file_that_can_be_read() {
        StringBuilder owners = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            owners.append("/folder-")
                    .append(i)
                    .append("/ @acme/team-")
                    .append(i % 100)
                    .append('\n');
        }
        String text = text(new Case("", List.of(repository("shop", owners.toString(), List.of())), List.of()));
        assertEquals(OwnedAreas.MOST_AREAS, read(text).areas().size());
        assertTrue(text.contains("# 70 more groups of owners"), text);
    }
}
