package dev.countersign.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.MadeUp.Deed;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.json.FactsJson;
import dev.countersign.json.VerdictJson;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What must hold of every verdict, tried on policies, changes and acts that are made up; each run makes up the same ones. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
@PropertyDefaults(tries = 80, edgeCases = EdgeCasesMode.NONE)
class VerdictPropertiesTest {

    private static final String SEED = "20261126";
    private static final Assess ASSESS = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
    private static final PolicyReader READER = new PolicyReader(Catalogues.builtIn());

    @Property(seed = SEED)
    void the_order_and_the_repetition_of_acts_never_change_the_verdict(
            @ForAll("policies") String policy,
            @ForAll("changes") Facts facts,
            @ForAll("deeds") List<Deed> deeds,
            @ForAll Random random) {
        List<Act> acts = MadeUp.acts(facts, deeds);
        Verdict verdict = judge(policy, facts, acts);
        List<Act> shuffled = new ArrayList<>(acts);
        acts.stream().filter(act -> random.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        Verdict again = judge(policy, facts, shuffled);
        assertEquals(new HashSet<>(verdict.answers()), new HashSet<>(again.answers()));
        assertEquals(withoutAnswers(verdict), withoutAnswers(again));
    }

    @Property(seed = SEED)
    void kept_facts_give_the_same_verdict_to_the_byte(
            @ForAll("policies") String policy, @ForAll("changes") Facts facts, @ForAll("deeds") List<Deed> deeds) {
        Dossier dossier = dossier(facts, MadeUp.acts(facts, deeds));
        String verdict = VerdictJson.write(judge(read(policy), dossier));
        String kept = FactsJson.write(dossier.with(dossier.facts().withoutText()));
        Dossier again =
                FactsJson.read(kept, MadeUp.START.plusSeconds(1_000_000)).dossier();
        assertEquals(verdict, VerdictJson.write(judge(read(policy), again)));
        assertEquals(kept, FactsJson.write(again));
    }

    @Property(seed = SEED)
    void one_more_sign_off_that_counts_never_blocks(
            @ForAll("policies") String policy,
            @ForAll("changes") Facts facts,
            @ForAll("deeds") List<Deed> deeds,
            @ForAll("people") String signer) {
        List<Act> acts = MadeUp.acts(facts, deeds);
        Verdict before = judge(policy, facts, acts);
        acts.add(new Deed(signer, false, "/signoff", 90).at(facts, 1_000));
        Verdict after = judge(policy, facts, acts);
        assertTrue(after.given() >= before.given(), () -> before + " then " + after);
        assertTrue(!before.cleared() || after.cleared(), () -> before + " then " + after);
        often(before.cleared());
    }

    @Property(seed = SEED)
    void a_tightened_policy_never_clears_what_the_floor_blocks(
            @ForAll("policies") String floor,
            @ForAll("policies") String own,
            @ForAll("changes") Facts facts,
            @ForAll("deeds") List<Deed> deeds) {
        Policy tightened = Tightening.merge(read(floor), read(own.replace("one: {", "three: {")))
                .policy();
        Dossier dossier = dossier(facts, MadeUp.acts(facts, deeds));
        Verdict under = judge(tightened, dossier);
        Verdict alone = judge(read(floor), dossier);
        assertTrue(!under.cleared() || alone.cleared(), () -> alone + " but " + under);
        often(under.cleared());
    }

    /** A law about what is clear says nothing where nothing is. */
    private static void often(boolean clear) {
        Statistics.collect(clear);
        Statistics.coverage(all -> all.check(true).count(count -> count > 3));
    }

    private static Verdict judge(String policy, Facts facts, List<Act> acts) {
        return judge(read(policy), dossier(facts, acts));
    }

    private static Verdict judge(Policy policy, Dossier dossier) {
        return Judge.judge(ASSESS.assess(dossier, new PolicyInForce(policy, List.of(), List.of(), List.of())));
    }

    private static Dossier dossier(Facts facts, List<Act> acts) {
        Map<String, Directory.Grant> grants = new HashMap<>();
        MadeUp.PEOPLE.forEach(login -> grants.put(
                login,
                new Directory.Grant.Known(
                        Permission.WRITE, Changes.person(login).id())));
        Directory directory = new Directory(
                Map.of(
                        new Signers.Team("acme", "seniors"), members("bob", "carol"),
                        new Signers.Team("acme", "security"), members("carol", "dave")),
                grants);
        Facts earlier = MadeUp.earlier(facts);
        return Dossier.of(MadeUp.reviewed(facts, acts), MadeUp.START)
                .with(directory)
                .saying(acts.stream().filter(Act.Commanded.class::isInstance).toList())
                .with(Dossier.Memory.nothing()
                        .seeing(Pictures.of(Map.of(new Position(earlier.head(), "main"), Fingerprint.of(earlier)))));
    }

    private static Directory.Team members(String... logins) {
        return new Directory.Team.Members(
                List.of(logins).stream().map(Changes::person).toList());
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

    private static Policy read(String policy) {
        return ((PolicyReading.Valid) READER.read("countersign.yml", policy)).policy();
    }

    @Provide
    Arbitrary<String> people() {
        return Arbitraries.of(MadeUp.PEOPLE);
    }

    @Provide
    Arbitrary<String> policies() {
        return MadeUp.policies().filter(text -> READER.read("countersign.yml", text) instanceof PolicyReading.Valid);
    }

    @Provide
    Arbitrary<Facts> changes() {
        return MadeUp.changes();
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return MadeUp.deeds();
    }
}
