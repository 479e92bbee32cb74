package dev.countersign.core.enforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.enforcement.RulesetTerms.Names;
import dev.countersign.core.policy.Policy;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesetTermsTest {

    private static RulesetTerms wanted(String more) {
        Policy policy = ((PolicyReading.Valid)
                        new PolicyReader(Catalogues.builtIn()).read("p.yml", "version: 1\n" + more))
                .policy();
        return RulesetTerms.wanted(policy, "acme", 4242);
    }

    @Test
    void a_policy_that_names_no_branch_wants_the_default_branch_of_all_repositories() {
        assertEquals(
                new RulesetTerms(
                        "active",
                        new Names(Set.of("~DEFAULT_BRANCH"), Set.of()),
                        new Names(Set.of("~ALL"), Set.of()),
                        Set.of(4242L)),
                wanted(""));
    }

    @Test
    void branches_and_repositories_of_the_policy_come_in_githubs_form() {
        RulesetTerms terms = wanted("branches: [\"~DEFAULT_BRANCH\", \"release/*\", \"hot/**\"]\n"
                + "repositories: {include: [\"shop-*\", \"Acme/web\"], exclude: [\"lab-*\"]}\n");
        assertEquals(
                Set.of("~DEFAULT_BRANCH", "refs/heads/release/*", "refs/heads/hot/**/*"),
                terms.branches().include());
        assertEquals(new Names(Set.of("shop-*", "web"), Set.of("lab-*")), terms.repositories());
        assertEquals(Set.of("~ALL"), wanted("branches: [\"**\"]\n").branches().include());
    }

    @Test
    void only_what_is_governed_is_held_so_that_nothing_is_held_for_ever() {
        assertEquals(
                Set.of("refs/heads/release/*"),
                wanted("branches: [\"release/*\"]\n").branches().include());
    }

    @Test
    void each_difference_is_a_line_and_the_order_of_patterns_is_none() {
        RulesetTerms wanted = wanted("branches: [\"main\", \"release/*\"]\n");
        RulesetTerms now = new RulesetTerms(
                "evaluate",
                new Names(Set.of("refs/heads/release/*", "refs/heads/main"), Set.of("refs/heads/main")),
                new Names(Set.of("~ALL"), Set.of()),
                Set.of(RequiredCheck.ANYONES));
        assertEquals(
                List.of(
                        "enforcement: evaluate -> active",
                        "branches: refs/heads/main, refs/heads/release/* without refs/heads/main"
                                + " -> refs/heads/main, refs/heads/release/*",
                        "required check: countersign, from whoever reports it -> countersign, from App 4242"),
                now.differences(wanted));
        assertEquals(List.of(), wanted.differences(wanted("branches: [\"release/*\", \"main\"]\n")));
    }
}
