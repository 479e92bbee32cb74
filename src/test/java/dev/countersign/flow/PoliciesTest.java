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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final String ORGANISATION = "acme/.github/.github/countersign.yml";
    private static final String REPOSITORY = "acme/shop/.github/countersign.yml";
    private static final String CATALOG = "acme/shop/catalog-info.yaml";
    private static final String TWO = "version: 1\nmode: enforce\nrequirements:\n"
            + "  - {name: two, title: t, when: {files: \">0\"}, sign-offs: {count: 2, from: anyone}}\n";
    private static final String ONE = TWO.replace("count: 2", "count: 1").replace("mode: enforce", "mode: observe");

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));

    private final MemoryShelf shelf = new MemoryShelf();
    private final Map<String, String> tree = new HashMap<>();
    private boolean reachable = true;
    private PolicyText codeowners = new PolicyText.Absent("CODEOWNERS");
    private final Policies policies = new Policies(
            new PolicyReader(Catalogues.builtIn()),
            shelf,
            (subject, file, pushes) -> {
                throw new AssertionError("nothing extends " + file);
            },
            this::named);

    private PolicyInForce inForce(PolicyText organisation, PolicyText repository) {
        return inForce(organisation, repository, absent(CATALOG));
    }

    private PolicyInForce inForce(PolicyText organisation, PolicyText repository, PolicyText catalog) {
        return policies.inForce(
                SUBJECT,
                new Reading(
                        Changes.pullRequest().build(),
                        organisation,
                        repository,
                        codeowners,
                        catalog,
                        "d".repeat(40),
                        Instant.MIN,
                        Directory.empty()));
    }

    private List<PolicyText> named(Subject subject, String commit, List<String> paths) {
        return paths.stream()
                .map(path -> "acme/shop/" + path)
                .map(file -> !reachable
                        ? unreadable(file)
                        : tree.containsKey(file) ? found(file, tree.get(file)) : absent(file))
                .toList();
    }

    private static PolicyText found(String file, String text) {
        return new PolicyText.Found(file, Integer.toHexString(text.hashCode()) + "0000000", text);
    }

    private static PolicyText absent(String file) {
        return new PolicyText.Absent(file);
    }

    private static PolicyText unreadable(String file) {
        return new PolicyText.Unreadable(file, "GitHub answered 502");
    }

    private static List<Integer> counts(PolicyInForce found) {
        return found.policy().requirements().stream()
                .map(Requirement::signOffs)
                .map(rule -> rule.count())
                .toList();
    }

    @Test
    void without_any_policy_the_built_in_one_observes() {
        PolicyInForce found = inForce(absent(ORGANISATION), absent(REPOSITORY));
        assertEquals(Mode.OBSERVE, found.policy().mode());
        assertEquals(List.of(), found.files());
        assertEquals(List.of(), found.doubts());
    }

    @Test
    void a_policy_that_was_never_read_and_cannot_be_read_leaves_everything_in_doubt() {
        assertEquals(
                1,
                inForce(unreadable(ORGANISATION), absent(REPOSITORY)).doubts().size());
        assertEquals(
                1,
                inForce(absent(ORGANISATION), unreadable(REPOSITORY)).doubts().size());
    }

    @Test
    void a_policy_that_was_never_valid_is_not_in_force_and_says_so() {
        PolicyInForce found = inForce(found(ORGANISATION, "version: 1\nmod: enforce\n"), absent(REPOSITORY));
        assertEquals(Mode.OBSERVE, found.policy().mode());
        assertTrue(found.notes().get(0).contains("was never valid"), found.notes()::toString);
        assertEquals(List.of(), found.doubts());
    }

    @Test
    void the_last_valid_policy_stays_in_force_when_it_is_broken_lost_or_deleted() {
        inForce(found(ORGANISATION, TWO), absent(REPOSITORY));
        for (PolicyText now : List.of(
                found(ORGANISATION, "version: 1\nmode: [\n"),
                found(ORGANISATION, "version: 1\nrequirements: {}\n"),
                unreadable(ORGANISATION),
                absent(ORGANISATION))) {
            PolicyInForce found = inForce(now, absent(REPOSITORY));
            assertEquals(List.of(2), counts(found), now::toString);
            assertEquals(Mode.ENFORCE, found.policy().mode());
            assertTrue(found.notes().get(0).contains("stays in force"), found.notes()::toString);
            assertEquals(List.of(), found.doubts());
        }
    }

    @Test
    void a_kept_policy_that_is_not_understood_any_more_opens_no_gate() {
        shelf.keep(new PolicyText.Found(ORGANISATION, "0123456789", "version: 0\n"));
        assertEquals(
                1,
                inForce(unreadable(ORGANISATION), absent(REPOSITORY)).doubts().size());
        assertEquals(
                1, inForce(absent(ORGANISATION), absent(REPOSITORY)).doubts().size());
    }

    @Test
    void a_repository_only_tightens() {
        PolicyInForce loosened = inForce(found(ORGANISATION, TWO), found(REPOSITORY, ONE));
        assertEquals(List.of(2), counts(loosened));
        assertEquals(Mode.ENFORCE, loosened.policy().mode());
        assertTrue(
                loosened.notes().stream().allMatch(note -> note.startsWith("ignored: ")), loosened.notes()::toString);
        PolicyInForce tightened = inForce(found(ORGANISATION, ONE), found(REPOSITORY, TWO));
        assertEquals(List.of(2), counts(tightened));
        assertEquals(Mode.ENFORCE, tightened.policy().mode());
        assertEquals(2, tightened.files().size());
    }

    private static final String WITH_CATALOG = "version: 1\nmode: enforce\ncatalog: true\nareas:\n"
            + "  ledger: {paths: [\"ledger/**\"], criticality: high, owners: [\"@acme/ledger\"]}\n";
    private static final String PAYMENTS = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: payments}
            spec: {owner: group:default/payments, dependsOn: [component:ledger]}
            """;

    private PolicyInForce withCatalog(PolicyText catalog) {
        return inForce(absent(ORGANISATION), found(REPOSITORY, WITH_CATALOG), catalog);
    }

    private static List<String> areas(PolicyInForce found) {
        return found.policy().areas().stream()
                .map(area -> area.name() + " " + area.owners() + " " + area.dependents())
                .toList();
    }

    @Test
    void a_catalogue_adds_areas_only_where_the_policy_says_so() {
        PolicyText catalog = found(CATALOG, PAYMENTS);
        assertEquals(List.of(), areas(inForce(absent(ORGANISATION), absent(REPOSITORY), catalog)));
        PolicyInForce found = withCatalog(catalog);
        assertEquals(List.of("ledger [@acme/ledger] []", "payments [@acme/payments] []"), areas(found));
        assertTrue(found.files().get(1).startsWith(CATALOG + "@"), found.files()::toString);
        assertEquals(List.of(), found.notes());
    }

    @Test
    void a_catalogue_cannot_loosen_an_area_of_the_policy() {
        String loose = """
                kind: Component
                metadata: {name: ledger, annotations: {countersign.dev/criticality: low}}
                spec: {owner: user:mallory, dependencyOf: [storefront]}
                """;
        PolicyInForce found = withCatalog(found(CATALOG, loose));
        assertEquals(List.of("ledger [@acme/ledger] [storefront]"), areas(found));
        assertEquals("high", found.policy().areas().get(0).criticality().word());
        assertEquals(2, found.notes().size(), found.notes()::toString);
    }

    @Test
    void a_catalogue_that_cannot_be_read_or_used_leaves_its_last_areas_in_force_and_says_so() {
        withCatalog(found(CATALOG, PAYMENTS));
        for (PolicyText now : List.of(unreadable(CATALOG), found(CATALOG, "kind: [\n"))) {
            PolicyInForce found = withCatalog(now);
            assertEquals(2, areas(found).size(), now::toString);
            assertTrue(found.notes().get(0).contains("stays in force"), found.notes()::toString);
            assertEquals(List.of(), found.doubts());
        }
        assertEquals(1, areas(withCatalog(absent(CATALOG))).size(), "taken away by a merge");
    }

    @Test
    void a_catalogue_that_was_never_read_and_cannot_be_read_leaves_everything_in_doubt() {
        assertEquals(
                List.of(),
                inForce(absent(ORGANISATION), absent(REPOSITORY), unreadable(CATALOG))
                        .doubts());
        assertEquals(1, withCatalog(unreadable(CATALOG)).doubts().size());
        PolicyInForce invalid = withCatalog(found(CATALOG, "kind: [\n"));
        assertEquals(List.of(), invalid.doubts());
        assertTrue(invalid.notes().get(0).contains("was never valid"), invalid.notes()::toString);
    }

    @Test
    void files_that_a_location_names_are_read_and_kept_like_the_first() {
        String root = "kind: Location\nspec: {targets: [./pay/catalog-info.yaml, ./gone.yaml]}\n";
        tree.put("acme/shop/pay/catalog-info.yaml", PAYMENTS);
        PolicyInForce found = withCatalog(found(CATALOG, root));
        assertEquals(
                "/pay/**", found.policy().area("payments").orElseThrow().paths().toString());
        assertEquals(List.of("the catalogue names acme/shop/gone.yaml, which is not there"), found.notes());
        reachable = false;
        PolicyInForce later = withCatalog(found(CATALOG, root));
        assertEquals(areas(found), areas(later));
        assertEquals(1, later.doubts().size(), "gone.yaml was never read");
    }

    @Test
    void code_owners_that_cannot_be_read_are_told() {
        codeowners = unreadable("acme/shop/CODEOWNERS");
        PolicyInForce found = inForce(absent(ORGANISATION), absent(REPOSITORY));
        assertEquals(
                List.of("acme/shop/CODEOWNERS cannot be read (GitHub answered 502), so nobody counts as a code owner"),
                found.notes());
    }
}
