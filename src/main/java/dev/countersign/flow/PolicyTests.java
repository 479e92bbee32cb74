package dev.countersign.flow;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyTest;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Statement;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the examples that a policy carries: each made-up change is judged, and nobody has signed it. Immutable. */
public final class PolicyTests {

    private static final String HEAD = "0000000000000000000000000000000000000001";
    private static final String BASE = "0000000000000000000000000000000000000000";

    private final Assess assess;

    /** Weighs by this. */
    public PolicyTests(Assess assess) {
        this.assess = assess;
    }

    /**
     * What came of one test.
     *
     * @param test the test
     * @param failure what was expected, what came out and why, one sentence without a full stop; empty when it passed
     */
    public record Result(PolicyTest test, String failure) {

        /** Whether it came out as expected. */
        public boolean passed() {
            return failure.isEmpty();
        }

        /** {@code file:line:column test `name` failed: …}. */
        @Override
        public String toString() {
            return test.origin() + "   test `" + test.name() + "` " + (passed() ? "passed" : "failed: " + failure);
        }
    }

    /**
     * Runs tests.
     *
     * @param tests the tests
     * @param policy the policy in force, as merged
     * @param now the moment they are judged at, for what expires
     */
    public List<Result> run(List<PolicyTest> tests, Policy policy, Instant now) {
        return tests.stream().map(test -> run(test, policy, now)).toList();
    }

    private Result run(PolicyTest test, Policy policy, Instant now) {
        Facts facts = facts(test.change());
        if (!governed(test.change(), facts, policy)) {
            return new Result(
                    test,
                    test.expect().verdict() == PolicyTest.Outcome.CLEARED
                            ? ""
                            : "the policy does not govern "
                                    + facts.pullRequest().ref().repository() + " on branch "
                                    + facts.pullRequest().base().name());
        }
        Dossier dossier = Dossier.of(facts, now);
        Risk risk = assess.risk(facts, dossier.past(), policy);
        Risk least = risk.atLeast(test.change().risk());
        Catalogue catalogue = assess.catalogue(policy);
        Case given =
                new Case(dossier, catalogue, assistance(test.change(), catalogue), least, policy, List.of(), List.of());
        return new Result(test, failure(test.expect(), Judge.judge(given), policy));
    }

    /** A test that names no repository is about whichever is governed. */
    private static boolean governed(PolicyTest.Change change, Facts facts, Policy policy) {
        return change.repository().isEmpty()
                ? policy.governs(facts.pullRequest().base().name(), facts.defaultBranch())
                : policy.governs(facts);
    }

    private static String failure(PolicyTest.Expectation expected, Verdict verdict, Policy policy) {
        boolean same = (expected.verdict() == PolicyTest.Outcome.CLEARED) == verdict.cleared();
        if (same && (expected.waitingFor().isEmpty() || agree(expected.waitingFor(), verdict.waitingFor(), policy))) {
            return "";
        }
        List<String> wanted = new ArrayList<>(new TreeSet<>(expected.waitingFor()));
        List<String> stops = verdict.stops().stream().map(Verdict.Stop::what).toList();
        return "expected " + expected.verdict().name().toLowerCase(Locale.ROOT) + waits(wanted) + ", and it is "
                + (verdict.cleared() ? "cleared" : "blocked") + waits(new TreeSet<>(verdict.waitingFor()))
                + (stops.isEmpty() ? "" : " (" + String.join("; ", stops) + ")") + "; risk is "
                + verdict.risk().level().word();
    }

    /** All that ask for people must be named; checks and checklists come with most changes, and need not be. */
    private static boolean agree(List<String> expected, List<String> waiting, Policy policy) {
        Set<String> forPeople = waiting.stream()
                .filter(name -> policy.requirement(name)
                        .map(requirement -> requirement.signOffs().count() > 0)
                        .orElse(false))
                .collect(Collectors.toSet());
        return waiting.containsAll(expected) && expected.containsAll(forPeople);
    }

    private static String waits(Iterable<String> names) {
        String list = String.join(", ", names);
        return list.isEmpty() ? "" : ", waiting for " + list;
    }

    private static Assistance assistance(PolicyTest.Change change, Catalogue catalogue) {
        Role role = change.assistance() == Assistance.Level.AUTHORED ? Role.AUTHORED : Role.ASSISTED;
        return new Assistance(
                change.assistance(),
                change.tools().stream()
                        .map(id -> new Assistance.ToolUse(id, catalogue.name(id), role))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                statement(change));
    }

    private static Statement statement(PolicyTest.Change change) {
        return switch (change.assistance()) {
            case NONE -> new Statement.NoTool("this test", "assistance: none");
            case UNKNOWN -> new Statement.Silent();
            case ASSISTED, AUTHORED -> new Statement.SomeTool("this test", "assistance");
        };
    }

    private static Facts facts(PolicyTest.Change change) {
        String base = change.base().isEmpty() ? "main" : change.base();
        String repository = change.repository().isEmpty() ? "repository" : change.repository();
        int slash = repository.indexOf('/');
        PullRequest pull = new PullRequest(
                new PullRequestRef(
                        new RepositoryRef(
                                slash < 0 ? "owner" : repository.substring(0, slash), repository.substring(slash + 1)),
                        1),
                new Person(1, change.author(), Person.Kind.USER),
                change.title(),
                "",
                new PullRequest.Branch(change.head(), HEAD),
                new PullRequest.Branch(base, BASE),
                PullRequest.State.OPEN,
                false,
                change.fork(),
                change.labels(),
                List.of());
        return new Facts(
                pull,
                change.base().isEmpty() ? base : "main",
                List.of(),
                files(change),
                List.of(),
                List.of(),
                List.of(),
                new Completeness.Complete());
    }

    /** A change that names no file touches one all the same; the lines are spread over the files. */
    private static List<ChangedFile> files(PolicyTest.Change change) {
        List<String> paths = change.paths().isEmpty() ? List.of("file") : change.paths();
        List<ChangedFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            int lines = change.lines() / paths.size() + (i < change.lines() % paths.size() ? 1 : 0);
            files.add(ChangedFile.of(paths.get(i), ChangedFile.Status.MODIFIED, lines, 0, new Content.Unknown()));
        }
        return files;
    }
}
