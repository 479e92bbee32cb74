package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.signoff.Directory;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtendedPoliciesTest {

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));
    private static final String ORGANISATION = "acme/.github/.github/countersign.yml";
    private static final String REPOSITORY = "acme/shop/.github/countersign.yml";
    private static final String BASE = "acme/rules/base.yml@main";
    private static final String EXTENDS = "version: 1\nextends: " + BASE + "\n";
    private static final String RULES = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["pay/**"], owners: ["@acme/payments"]}
            requirements:
              - {name: two, title: t, when: {files: ">0"}, sign-offs: {count: 2, from: anyone}}
            """;
    private static final String USES_IT = EXTENDS + """
            requirements:
              - {name: owner, title: o, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}}
            """;

    private final MemoryShelf shelf = new MemoryShelf();
    private final Map<String, PolicyText> bases = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Policies policies = new Policies(
            new PolicyReader(Catalogues.builtIn()),
            shelf,
            (subject, file, pushes) -> {
                asked.add(file.toString());
                return bases.getOrDefault(file.toString(), new PolicyText.Absent(file.toString()));
            },
            (subject, commit, paths) -> {
                throw new AssertionError("no catalogue names " + paths);
            });

    private static PolicyText.Found found(String file, String text) {
        return new PolicyText.Found(file, Integer.toHexString(text.hashCode()) + "0000000", text);
    }

    private void base(String text) {
        bases.put(BASE, found(BASE, text));
    }

    private PolicyInForce organisation(String text) {
        return inForce(found(ORGANISATION, text), new PolicyText.Absent(REPOSITORY));
    }

    private PolicyInForce inForce(PolicyText organisation, PolicyText repository) {
        return policies.inForce(
                SUBJECT,
                new Reading(
                        Changes.pullRequest().build(),
                        organisation,
                        repository,
                        new PolicyText.Absent("CODEOWNERS"),
                        new PolicyText.Absent("catalog-info.yaml"),
                        "",
                        Instant.MIN,
                        Directory.empty()));
    }

    private static List<String> names(PolicyInForce found) {
        return found.policy().requirements().stream().map(Requirement::name).toList();
    }

    @Test
    void a_base_is_the_floor_whose_names_may_be_used() {
        base(RULES);
        PolicyInForce found = organisation(USES_IT);
        assertEquals(List.of("two", "owner"), names(found));
        assertEquals(Mode.ENFORCE, found.policy().mode());
        assertEquals(2, found.files().size(), found.files()::toString);
        assertEquals(List.of(), found.doubts());
        assertEquals(List.of(BASE), asked);
    }

    @Test
    void what_would_loosen_the_base_is_ignored_and_named_at_its_line() {
        base(RULES);
        PolicyInForce found = organisation(EXTENDS + "mode: observe\n");
        assertEquals(Mode.ENFORCE, found.policy().mode());
        assertTrue(found.notes().get(0).startsWith("ignored: " + ORGANISATION + ":3:"), found.notes()::toString);
    }

    @Test
    void a_repository_may_build_on_a_base_too_and_the_organisation_stays_below() {
        base(RULES);
        PolicyInForce found = inForce(
                found(
                        ORGANISATION,
                        "version: 1\nmode: warn\nrequirements:\n"
                                + "  - {name: org, title: t, when: {files: \">0\"}, sign-offs: {count: 1, from: anyone}}\n"),
                found(REPOSITORY, USES_IT));
        assertEquals(List.of("org", "two", "owner"), names(found));
        assertEquals(Mode.ENFORCE, found.policy().mode());
    }

    @Test
    void a_base_that_was_valid_stays_in_force_when_it_is_broken_lost_or_deleted() {
        base(RULES);
        organisation(EXTENDS);
        for (PolicyText now : List.of(
                found(BASE, "version: 1\nmode: [\n"),
                new PolicyText.Unreadable(BASE, "GitHub answered 502"),
                new PolicyText.Absent(BASE))) {
            bases.put(BASE, now);
            PolicyInForce found = organisation(EXTENDS);
            assertEquals(List.of("two"), names(found), now::toString);
            assertTrue(found.notes().get(0).contains("stays in force"), found.notes()::toString);
            assertEquals(List.of(), found.doubts());
        }
    }

    @Test
    void a_base_that_was_never_read_leaves_everything_in_doubt() {
        assertEquals(1, organisation(EXTENDS).doubts().size());
        bases.put(BASE, new PolicyText.Unreadable(BASE, "GitHub answered 502"));
        assertEquals(1, organisation(EXTENDS).doubts().size());
    }

    @Test
    void a_base_that_was_never_valid_is_not_in_force_and_the_check_is_not_red_for_it() {
        base("version: 1\nmod: enforce\n");
        PolicyInForce found = organisation(EXTENDS + "mode: warn\n");
        assertEquals(Mode.WARN, found.policy().mode());
        assertTrue(found.notes().get(0).contains("was never valid"), found.notes()::toString);
        assertEquals(List.of(), found.doubts());
    }

    @Test
    void only_one_level_is_read() {
        base("version: 1\nextends: acme/rules/deeper.yml@main\n");
        PolicyInForce found = organisation(EXTENDS);
        assertTrue(found.notes().get(0).contains("only one level"), found.notes()::toString);
        assertEquals(List.of(BASE), asked);
    }

    @Test
    void another_organisations_file_is_never_asked_for() {
        organisation("version: 1\nmode: enforce\n");
        PolicyInForce found = organisation("version: 1\nextends: evil/rules/base.yml@main\n");
        assertEquals(List.of(), asked);
        assertEquals(Mode.ENFORCE, found.policy().mode(), "the last valid one stays in force");
        assertTrue(found.notes().get(0).contains("another organisation's"), found.notes()::toString);
    }
}
