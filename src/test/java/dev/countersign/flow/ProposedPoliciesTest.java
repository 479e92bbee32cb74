package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Layer;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.PolicyTrial.Result;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Given the files of a place, when a text is tried there, then it is judged as the App would judge it, and nothing is kept. */
class ProposedPoliciesTest {

    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");
    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(SHOP, 1));
    private static final String ORGANISATION = "acme/.github/.github/countersign.yml";
    private static final String FILE = "acme/shop/.github/countersign.yml";
    private static final String BASE = "acme/secret/base.yml@main";
    private static final String FLOOR = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["pay/**"], owners: ["@acme/payments"]}
            """;
    private static final String TWO = """
            requirements:
              - {name: two, title: Two, sign-offs: {count: 2, from: anyone}}
            """;
    private static final String TESTS = """
            tests:
              - {name: anything waits, change: {paths: [a.js]}, expect: {verdict: blocked, waiting-for: [two]}}
              - {name: nothing waits, change: {paths: [a.js]}, expect: {verdict: cleared}}
            """;

    private final MemoryShelf shelf = new MemoryShelf();
    private final List<String> asked = new ArrayList<>();
    private final List<Archive.Question> questions = new ArrayList<>();
    private final Assess assess = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
    private final Policies policies = new Policies(
            new PolicyReader(Catalogues.builtIn()),
            shelf.forLooking(),
            (subject, file, pushes) -> {
                asked.add(file.toString());
                return new PolicyText.Found(BASE, "b2", FLOOR.replace("payments", "ledger"));
            },
            (subject, commit, paths) -> {
                throw new AssertionError("no catalogue names " + paths);
            });
    private final PolicyTrial trial = new PolicyTrial(
            policies,
            new PolicyTests(assess),
            new Replay(assess),
            new Past(),
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    /** One change that was cleared, and one that waited. */
    private final class Past implements Archive {
        @Override
        public List<Kept> latest(Question question) {
            questions.add(question);
            Cases signed = Cases.under("areas: {}\n")
                    .change(Changes.pullRequest()
                            .by("alice")
                            .touching("pay/a.js")
                            .commit("Write"))
                    .permission("bob", Permission.WRITE)
                    .says("bob", "/signoff");
            return List.of(
                    new Kept(signed.build().dossier(), "cleared"),
                    new Kept(signed.says("carol", "/hold why").build().dossier(), "blocked"));
        }

        @Override
        public void proofs(Consumer<Proof> reader) {
            throw new AssertionError("nothing is proved");
        }

        @Override
        public Optional<Proof> proof(long id) {
            throw new AssertionError("nothing is proved");
        }
    }

    private static PolicySheets sheets(RepositoryRef repository, String organisation, PolicyText own) {
        return new PolicySheets(
                repository,
                new PolicyText.Found(ORGANISATION, "b0", organisation),
                own,
                new PolicyText.Absent("acme/shop/catalog-info.yaml"),
                "main",
                "d".repeat(40));
    }

    private static PolicySheets shop() {
        return sheets(SHOP, FLOOR, new PolicyText.Absent(FILE));
    }

    private Result.Read read(PolicySheets sheets, String text) {
        return assertInstanceOf(Result.Read.class, trial.read(SUBJECT, sheets, text, repository -> true), text);
    }

    @Test
    void names_of_the_organisation_may_be_used_and_what_loosens_it_is_named_at_its_line() {
        Result.Read read = read(
                shop(),
                "mode: observe\nrequirements:\n"
                        + "  - {name: owner, title: O, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}}\n");
        assertEquals(Mode.ENFORCE, read.proposed().policy().mode());
        assertTrue(
                read.ignored().get(0).toString().startsWith(".github/countersign.yml:1:1  `mode: observe`"),
                read.ignored()::toString);
    }

    @Test
    void all_problems_are_told_at_once_and_the_last_valid_text_is_not_taken_instead() {
        shelf.keep(new PolicyText.Found(FILE, "b1", TWO));
        Result result = trial.read(SUBJECT, shop(), "mod: warn\ndisclosure: maybe\n" + TESTS, repository -> true);
        Result.Invalid invalid = assertInstanceOf(Result.Invalid.class, result);
        assertEquals(
                List.of(1, 2),
                invalid.problems().stream()
                        .map(problem -> problem.at().line())
                        .limit(2)
                        .toList());
    }

    @Test
    void tests_are_run_under_what_would_hold() {
        Result.Read read = read(shop(), TWO + TESTS);
        assertEquals(2, read.tests().size());
        assertEquals(
                List.of("nothing waits"),
                read.failed().stream().map(result -> result.test().name()).toList());
    }

    @Test
    void past_evaluations_of_the_place_are_judged_by_it() {
        PolicySheets shop = shop();
        Comparison comparison = trial.replay(shop, read(shop, TWO));
        assertEquals(2, comparison.all());
        assertEquals(1, comparison.wouldWait().size(), comparison::toString);
        assertEquals(List.of(new Archive.Question("acme", "shop", Instant.EPOCH, 200)), questions);
        RepositoryRef all = PolicySheets.organisations("acme");
        PolicySheets organisation = sheets(all, FLOOR, new PolicyText.Found(ORGANISATION, "b0", FLOOR));
        Comparison nothing = trial.replay(organisation, read(organisation, "repositories: {exclude: [shop]}\n"));
        assertEquals(1, nothing.wouldClear().size(), nothing::toString);
        assertEquals("", questions.get(1).repository());
    }

    @Test
    void what_a_text_extends_is_only_read_for_those_who_may_see_it() {
        String text = "extends: " + BASE + "\nrequirements:\n"
                + "  - {name: owner, title: O, when: {areas: [ledger]}, sign-offs: {count: 1, from: owners}}\n";
        Result.Read told = read(shop(), text);
        assertTrue(told.proposed().policy().area("ledger").isPresent());
        asked.clear();
        Result hidden = trial.read(
                SUBJECT,
                shop(),
                "extends: " + BASE + "\nmode: enforce\n",
                repository -> !repository.name().equals("secret"));
        assertEquals(
                List.of("it extends " + BASE + ", which is not read here"),
                assertInstanceOf(Result.Read.class, hidden).notes());
        assertEquals(List.of(), asked);
        String elsewhere = text.replace("acme/", "other/");
        trial.read(SUBJECT, shop(), elsewhere, repository -> true);
        assertEquals(List.of(), asked, "another organisation's is never read");
    }

    @Test
    void nothing_that_is_looked_at_is_kept() {
        PolicySheets shop = sheets(SHOP, FLOOR, new PolicyText.Found(FILE, "b1", TWO));
        assertEquals(2, policies.inForce(SUBJECT, shop).files().size());
        read(shop, TWO + TESTS);
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                Stream.of(ORGANISATION, FILE).map(shelf::last).toList());
    }

    @Test
    void layers_are_those_files_that_are_in_force() {
        PolicySheets broken = sheets(SHOP, FLOOR, new PolicyText.Found(FILE, "b1", "mod: x\n"));
        assertEquals(List.of(ORGANISATION), files(policies.inForce(SUBJECT, broken)));
        shelf.keep(new PolicyText.Found(FILE, "b9", TWO));
        PolicyInForce last = policies.inForce(SUBJECT, broken);
        assertEquals(List.of(ORGANISATION, FILE), files(last));
        assertEquals(
                List.of("b0", "b9"), last.layers().stream().map(Layer::blob).toList());
        assertEquals(
                List.of(true, false), last.layers().stream().map(Layer::floor).toList());
    }

    @Test
    void the_organisations_own_repository_does_not_lay_its_policy_over_itself() {
        PolicyText text = new PolicyText.Found(ORGANISATION, "b0", "repositories: {exclude: [lab]}\n" + FLOOR);
        PolicyInForce found = policies.inForce(
                SUBJECT,
                new PolicySheets(
                        PolicySheets.organisations("acme"),
                        text,
                        text,
                        new PolicyText.Absent("catalog-info.yaml"),
                        "main",
                        ""));
        assertEquals(List.of(ORGANISATION), files(found));
        assertEquals(List.of(), found.notes());
    }

    private static List<String> files(PolicyInForce found) {
        return found.layers().stream().map(Layer::file).toList();
    }
}
