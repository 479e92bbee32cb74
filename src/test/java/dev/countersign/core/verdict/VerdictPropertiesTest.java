package dev.countersign.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold of every verdict, tried on policies and changes made up at random; each run makes up the same ones. */
class VerdictPropertiesTest {

    private static final int ROUNDS = 40;
    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final Assess ASSESS = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
    private static final List<String> PEOPLE = List.of("bob", "carol", "dave", "erin");

    private final Random random = new Random(20261126);

    @Test
    void the_order_and_the_repetition_of_acts_never_change_the_verdict() {
        for (int round = 0; round < ROUNDS; round++) {
            Policy policy = Cases.policy(policy());
            Facts facts = change().build();
            List<Act> acts = acts(facts);
            Verdict verdict = judge(policy, facts, acts);
            List<Act> shuffled = new ArrayList<>(acts);
            acts.stream().filter(act -> random.nextInt(3) == 0).forEach(shuffled::add);
            Collections.shuffle(shuffled, random);
            Verdict again = judge(policy, facts, shuffled);
            assertEquals(new HashSet<>(verdict.answers()), new HashSet<>(again.answers()));
            assertEquals(withoutAnswers(verdict), withoutAnswers(again), acts::toString);
        }
    }

    @Test
    void the_same_dossier_and_policy_give_the_same_verdict() {
        for (int round = 0; round < ROUNDS; round++) {
            Policy policy = Cases.policy(policy());
            Facts facts = change().build();
            List<Act> acts = acts(facts);
            assertEquals(judge(policy, facts, acts), judge(policy, facts, acts));
        }
    }

    @Test
    void one_more_sign_off_that_counts_never_blocks() {
        int cleared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Policy policy = Cases.policy(policy());
            Facts facts = change().build();
            List<Act> acts = acts(facts);
            Verdict before = judge(policy, facts, acts);
            List<Act> more = new ArrayList<>(acts);
            more.add(act(pick(PEOPLE), "/signoff", facts.head(), 90));
            Verdict after = judge(policy, facts, more);
            assertTrue(after.given() >= before.given(), () -> before + " then " + after);
            assertTrue(!before.cleared() || after.cleared(), () -> before + " then " + after);
            cleared += before.cleared() ? 1 : 0;
        }
        assertTrue(cleared > 3, "only " + cleared + " were clear before");
    }

    @Test
    void a_tightened_policy_never_clears_what_the_floor_blocks() {
        int cleared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Policy floor = Cases.policy(policy());
            Policy tightened = Tightening.merge(floor, Cases.policy(policy().replace("one: {", "three: {")))
                    .policy();
            Facts facts = change().build();
            List<Act> acts = acts(facts);
            Verdict under = judge(tightened, facts, acts);
            Verdict floorAlone = judge(floor, facts, acts);
            assertTrue(!under.cleared() || floorAlone.cleared(), () -> floorAlone + " but " + under);
            cleared += under.cleared() ? 1 : 0;
        }
        assertTrue(cleared > 1, "only " + cleared + " were clear");
    }

    private static Verdict judge(Policy policy, Facts facts, List<Act> acts) {
        Map<String, Directory.Grant> grants = new HashMap<>();
        PEOPLE.forEach(login -> grants.put(
                login,
                new Directory.Grant.Known(
                        Permission.WRITE, Changes.person(login).id())));
        Directory directory = new Directory(
                Map.of(
                        new Signers.Team("acme", "seniors"), members("bob", "carol"),
                        new Signers.Team("acme", "security"), members("carol", "dave")),
                grants);
        Facts earlier = earlier(facts);
        Dossier dossier = Dossier.of(facts, START)
                .with(directory)
                .saying(acts)
                .with(Dossier.Memory.nothing()
                        .seeing(Map.of(new Position(earlier.head(), "main"), Fingerprint.of(earlier))));
        return Judge.judge(ASSESS.assess(dossier, new PolicyInForce(policy, List.of(), List.of(), List.of())));
    }

    private static Directory.Team members(String... logins) {
        return new Directory.Team.Members(
                List.of(logins).stream().map(Changes::person).toList());
    }

    /** The head before, at which the last file did not exist yet. */
    private static Facts earlier(Facts facts) {
        Facts before = Changes.pullRequest().commit("Start").build();
        return before.withFiles(facts.files().subList(0, facts.files().size() - 1));
    }

    private static Verdict withoutAnswers(Verdict verdict) {
        return new Verdict(
                verdict.head(),
                verdict.outcome(),
                verdict.mode(),
                verdict.assistance(),
                verdict.risk(),
                verdict.requirements(),
                verdict.tools(),
                verdict.items(),
                verdict.stops(),
                verdict.discounted(),
                verdict.clearings(),
                List.of(),
                verdict.questions(),
                verdict.unknowns(),
                verdict.notes(),
                verdict.turns());
    }

    private String policy() {
        StringBuilder text = new StringBuilder("mode: enforce\n");
        text.append("disclosure: ")
                .append(pick(List.of("off", "ask", "require")))
                .append('\n');
        text.append("areas:\n");
        text.append("  one: {paths: ")
                .append(pick(List.of("a/", "[a/, '!*.md']")))
                .append("}\n");
        text.append("  two: {paths: b/, criticality: critical}\n");
        text.append("requirements:\n");
        for (String name : List.of("r", "s", "t")) {
            text.append("  - {name: ").append(name).append(", when: ").append(condition());
            text.append(", scope: ").append(pick(List.of("area", "change")));
            text.append(", sign-offs: {count: ").append(1 + random.nextInt(2)).append(", from: ");
            text.append(
                    pick(List.of("anyone", "['@acme/seniors']", "['@acme/security']", "['@erin', '@acme/seniors']")));
            text.append(random.nextInt(3) == 0 ? ", distinct: true" : "").append("}}\n");
        }
        text.append("checklists:\n  - {name: list, when: ").append(condition());
        return text + ", items: [{id: read, text: I have read it, by: reviewer}]}\n";
    }

    private String condition() {
        return pick(List.of(
                "{areas: two}",
                "{paths: ['a/**', '!**/*.md']}",
                "{only-paths: '*.md'}",
                "{assistance: assisted}",
                "{risk: high}",
                "{files: '>1'}",
                "{all: [{paths: a/}, {areas: two}]}"));
    }

    private Changes change() {
        Changes change = Changes.pullRequest().commit("Start");
        List<String> paths = new ArrayList<>(List.of("a/x", "a/read.md", "b/y", "c/z", "README.md"));
        Collections.shuffle(paths, random);
        paths.subList(0, 1 + random.nextInt(3)).forEach(path -> change.touching(path, 1 + random.nextInt(40), 0));
        return random.nextBoolean() ? change.commit("More") : change;
    }

    private List<Act> acts(Facts facts) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < random.nextInt(9); i++) {
            String by = random.nextInt(6) == 0 ? "alice" : pick(PEOPLE);
            String head = random.nextInt(4) == 0 ? earlier(facts).head() : facts.head();
            if (random.nextBoolean()) {
                Review.State state = Review.State.values()[random.nextInt(4)];
                acts.add(new Act.Reviewed(
                        new Review(i + 1, Changes.person(by), state, head, START.plusSeconds(random.nextInt(5)))));
            } else {
                String line = pick(List.of(
                        "/signoff",
                        "/signoff",
                        "/signoff r",
                        "/unsign",
                        "/tick read",
                        "/untick read",
                        "/ai none",
                        "/ai codex",
                        "/hold wait",
                        "/unhold"));
                acts.add(act(by, line, head, random.nextInt(5), i + 1));
            }
        }
        return acts;
    }

    private static Act act(String by, String line, String head, int second) {
        return act(by, line, head, second, 1_000);
    }

    private static Act act(String by, String line, String head, int second, int comment) {
        Person person = Changes.person(by);
        Line.Understood read = (Line.Understood) CommandParser.parse(line).get(0);
        return new Act.Commanded(comment, 0, person, START.plusSeconds(second), head, line, read.command());
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
