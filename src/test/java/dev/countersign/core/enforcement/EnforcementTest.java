package dev.countersign.core.enforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.enforcement.RequiredCheck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnforcementTest {

    private static final long US = 4242;
    private static final Rule OURS = new Rule.Ruleset(1, "acme", true);
    private static final Rule THEIRS = new Rule.Ruleset(2, "acme/shop", false);
    private static final Rule CLASSIC = new Rule.Protection(false);
    private static final Bypass OWNERS = new Bypass.Some(List.of("organisation owners", "team 7"));
    private static final Bypass ADMINS = new Bypass.Some(List.of("repository admins", "team 7"));
    private static final Bypass HIDDEN = new Bypass.Unknown("GitHub does not say");

    private static Enforcement of(Map<Rule, Bypass> bypass, RequiredCheck... rules) {
        return Enforcement.of(List.of(rules), US, bypass::get);
    }

    @Test
    void a_branch_without_a_rule_for_our_check_is_not_held() {
        Enforcement found = of(Map.of());
        assertEquals(new Enforcement.NotRequired(), found);
        assertTrue(found.isOpen());
        assertEquals("not-required", found.word());
    }

    @Test
    void a_rule_that_takes_anyones_check_is_not_pinned() {
        Enforcement found = of(Map.of(), new RequiredCheck(RequiredCheck.ANYONES, CLASSIC));
        assertEquals("unpinned", found.word());
        assertEquals("whoever may write checks or statuses can report it", found.detail());
        assertTrue(found.isOpen());
    }

    @Test
    void a_rule_that_takes_another_apps_check_says_whose() {
        Enforcement found = of(Map.of(), new RequiredCheck(77, OURS));
        assertEquals("the check of App 77 is required, which is not this one", found.detail());
        assertTrue(found.isOpen());
    }

    @Test
    void one_pinned_rule_is_enough_and_who_may_pass_by_is_told() {
        Enforcement found = of(
                Map.of(OURS, OWNERS), new RequiredCheck(RequiredCheck.ANYONES, CLASSIC), new RequiredCheck(US, OURS));
        assertEquals(new Enforcement.Enforced(OWNERS), found);
        assertEquals("organisation owners, team 7", found.bypassed());
        assertFalse(found.isOpen());
    }

    @Test
    void whoever_passes_by_has_to_pass_by_every_rule() {
        assertEquals(
                new Enforcement.Enforced(new Bypass.Some(List.of("team 7"))),
                of(Map.of(OURS, OWNERS, THEIRS, ADMINS), new RequiredCheck(US, OURS), new RequiredCheck(US, THEIRS)));
        assertEquals(
                new Enforcement.Enforced(new Bypass.Nobody()),
                of(
                        Map.of(OURS, HIDDEN, THEIRS, new Bypass.Nobody()),
                        new RequiredCheck(US, OURS),
                        new RequiredCheck(US, THEIRS)));
        assertEquals(
                new Enforcement.Enforced(HIDDEN),
                of(Map.of(OURS, HIDDEN, THEIRS, ADMINS), new RequiredCheck(US, OURS), new RequiredCheck(US, THEIRS)));
        assertEquals(
                "nobody",
                new Bypass.Some(List.of("a")).and(new Bypass.Some(List.of("b"))).words());
    }

    @Test
    void who_may_pass_by_is_read_from_the_words_that_say_it_and_no_words_are_not_nobody() {
        for (Bypass one : List.of(new Bypass.Nobody(), OWNERS, HIDDEN, new Bypass.Some(List.of("team 7")))) {
            assertEquals(one, Bypass.of(one.words()));
        }
        assertEquals(new Bypass.Unknown(""), Bypass.of(""));
    }

    @Test
    void what_cannot_be_told_is_neither_held_nor_open() {
        Enforcement unknown = new Enforcement.Unknown("GitHub does not have it, or not for this App");
        assertFalse(unknown.isOpen());
        assertEquals("unknown", unknown.word());
        assertEquals("unknown: GitHub does not say", new Enforcement.Enforced(HIDDEN).bypassed());
    }
}
