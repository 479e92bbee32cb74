package dev.countersign.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyText;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.overview.Bypassers;
import dev.countersign.web.overview.Figures.Branch;
import dev.countersign.web.setup.SetupSheet.EnforcementPart;
import dev.countersign.web.setup.SetupSheet.PolicyPart;
import dev.countersign.web.setup.Step.Asked;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Given a policy file and a ruleset, or none, when the last two steps are looked at or done, then this is said and written. */
class PolicyStepsTest {

    private static final String FILE = "acme/.github/.github/countersign.yml";

    private final FakeApp app = new FakeApp();
    private final FakeRulesets rulesets = new FakeRulesets();
    private final FewFigures figures = new FewFigures();
    private PolicyText text = new PolicyText.Absent(FILE);
    private final OwnPolicy own = new OwnPolicy(
            new PolicyReader(Catalogues.builtIn()),
            (subject, file, pushes) ->
                    file.owner().equals("acme") && file.repository().equals(".github")
                            ? text
                            : new PolicyText.Absent(file.toString()));
    private final PolicyDesk policies = new PolicyDesk(app, PolicyShelf.empty(), new GitHubWeb("https://github.com"));
    private final RulesetDesk desk = new RulesetDesk(rulesets, own, figures, rulesets);

    private void says(String policy) {
        text = new PolicyText.Found(FILE, "blob", policy);
    }

    private Asked<OwnPolicy.Found> read() {
        return Step.ask(() -> own.read(1, "acme"));
    }

    private PolicyPart policy() {
        return policies.policy("acme", read(), policies.seen("acme", read()));
    }

    private EnforcementPart enforcement() {
        return desk.enforcement("acme", read(), desk.ask("acme", read()));
    }

    @ParameterizedTest
    @CsvSource({"observe, It observes", "warn, It warns", "enforce, It enforces"})
    void a_policy_is_told_by_its_mode(String mode, String said) {
        says("version: 1\nmode: " + mode + "\n");
        PolicyPart part = policy();
        assertEquals("done", part.step().state());
        assertTrue(part.step().said().startsWith(said), part.step().said());
        assertFalse(part.proposable());
        assertEquals("https://github.com/acme/.github/blob/HEAD/.github/countersign.yml", part.page());
    }

    @Test
    void an_invalid_one_is_told_with_all_its_problems_by_line() {
        says("version: 1\nmood: observe\nareas: 7\n");
        PolicyPart part = policy();
        assertEquals("broken", part.step().state());
        assertEquals(2, part.problems().size());
        assertTrue(
                part.problems().get(0).startsWith(FILE + ":2:1"),
                part.problems().toString());
    }

    @Test
    void unreadable_and_without_its_base_are_two_things_and_neither_is_none() {
        text = new PolicyText.Unreadable(FILE, "it is not text");
        assertTrue(policy().step().said().contains("it is not text"));
        says("version: 1\nextends: acme/base/policy.yml@main\n");
        assertTrue(
                policy().step().said().contains("extends a file"),
                policy().step().said());
        assertFalse(policy().proposable());
    }

    @Test
    void where_there_is_none_one_can_be_proposed_and_the_repository_made_if_the_app_sees_none() {
        PolicyPart without = policy();
        assertEquals("to-do", without.step().state());
        assertTrue(without.proposable());
        assertEquals("https://github.com/organizations/acme/repositories/new?name=.github", without.create());
        app.seen.add(new RepositoryRef("acme", ".github"));
        assertEquals("", policy().create());
        assertTrue(policy().proposable());
    }

    @Test
    void before_the_policy_enforces_the_change_is_shown_and_cannot_be_pressed() {
        says("version: 1\nmode: observe\n");
        EnforcementPart part = enforcement();
        assertEquals("to-do", part.step().state());
        assertFalse(part.pressable());
        assertTrue(
                part.changes().contains("+ required check: countersign, from App 4242"),
                part.changes().toString());
        assertTrue(desk.press("acme").contains("does not say `mode: enforce`"));
        assertEquals(List.of(), rulesets.written);
    }

    @Test
    void when_it_enforces_one_press_makes_the_ruleset_and_another_one_changes_nothing() {
        says("version: 1\nmode: enforce\n");
        assertTrue(enforcement().pressable());
        assertEquals(List.of(), rulesets.written, "looking writes nothing");
        assertEquals("", desk.press("acme"));
        assertEquals(List.of("create Countersign of acme"), rulesets.written);
        EnforcementPart part = enforcement();
        assertEquals("done", part.step().state());
        assertFalse(part.pressable());
        assertEquals("", desk.press("acme"));
        assertEquals(1, rulesets.written.size());
        says("version: 1\nmode: enforce\nbranches: [main]\n");
        assertTrue(enforcement().changes().get(0).startsWith("~ branches:"));
        assertEquals("", desk.press("acme"));
        assertEquals("change 5 of acme", rulesets.written.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-installed", "no-permission", "refused", "no-policy", "invalid"})
    void what_the_command_refuses_is_refused_here_too(String why) {
        says("version: 1\nmode: enforce\n");
        switch (why) {
            case "not-installed" -> rulesets.installed = false;
            case "no-permission" -> rulesets.mayChange = false;
            case "refused" -> rulesets.refuses = true;
            case "no-policy" -> text = new PolicyText.Absent(FILE);
            default -> says("version: 7\n");
        }
        String said = desk.press("acme");
        assertTrue(said.startsWith("Nothing was changed: "), said);
        EnforcementPart part = enforcement();
        assertFalse(part.pressable());
        assertFalse(part.step().state().equals("done"), part.step().said());
        assertEquals(List.of(), rulesets.written);
    }

    @Test
    void without_the_permission_the_audit_tells() {
        says("version: 1\nmode: enforce\n");
        rulesets.mayChange = false;
        assertEquals("https://github.com/settings/acme", enforcement().settings());
        figures.branches.add(
                new Branch("acme/shop", "main", "enforced", "", Bypassers.of("enforced", "nobody"), Instant.EPOCH));
        assertEquals("done", enforcement().step().state());
        figures.branches.add(
                new Branch("acme/books", "main", "not-required", "", Bypassers.of("not-required", ""), Instant.EPOCH));
        assertEquals("to-do", enforcement().step().state());
    }
}
