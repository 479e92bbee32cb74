package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.change;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.discounted;
import static dev.countersign.core.verdict.Verdicts.seniors;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import org.junit.jupiter.api.Test;

class WhatWasSignedTest {
    @Test
    void a_sign_off_is_carried_over_while_the_change_is_the_same_and_stale_when_it_is_not() {
        Facts before = change().build();
        Changes rebased = pullRequest().touching("src/a.js").commit("Other").commit("Write a");
        Cases carried = seniors().change(rebased).before(before).says(person("carol"), "/signoff", before.head());
        cleared(carried);
        assertTrue(carried.judge().requirements().get(0).counted().get(0).carriedOver());
        Changes changed =
                pullRequest().touching("src/a.js", 2, 0).commit("Other").commit("Write a");
        discounted(
                seniors().change(changed).before(before).says(person("carol"), "/signoff", before.head()),
                "carol",
                "changed src/a.js after it");
        waits(seniors()
                .change(rebased.into("release"))
                .before(before)
                .says(person("carol"), "/signoff", before.head()));
        waits(seniors().change(rebased).says(person("carol"), "/signoff", before.head()));
    }

    @Test
    void what_is_not_shown_is_signed_for_one_head_only() {
        Facts before =
                pullRequest().commit("Write").truncated("no files are shown").build();
        Changes after = pullRequest().commit("Write").commit("More").truncated("no files are shown");
        String all = SENIORS.replace("{paths: [\"src/**\"]}", "{files: \">=0\"}");
        waits(Cases.under(all)
                .team("acme/seniors", "carol")
                .change(after)
                .before(before)
                .says(person("carol"), "/signoff", before.head()));
        cleared(Cases.under(all).team("acme/seniors", "carol").change(after).says("carol", "/signoff"));
    }

    @Test
    void a_sign_off_for_an_area_outlives_changes_elsewhere() {
        String area = """
                areas: {pay: {paths: ["pay/**"]}, shop: {paths: ["src/**"]}}
                requirements:
                  - {name: pay, title: t, when: {areas: [pay]}, sign-offs: {count: 1, from: anyone}, scope: area}
                """;
        Facts before = pullRequest()
                .touching("pay/a.js")
                .touching("src/b.js")
                .commit("Write")
                .build();
        Changes elsewhere = pullRequest()
                .touching("pay/a.js")
                .touching("src/b.js", 9, 9)
                .commit("W")
                .commit("M");
        Changes there = pullRequest()
                .touching("pay/a.js", 9, 9)
                .touching("src/b.js")
                .commit("W")
                .commit("M");
        cleared(Cases.under(area).change(elsewhere).before(before).says(person("bob"), "/signoff", before.head()));
        waits(Cases.under(area).change(there).before(before).says(person("bob"), "/signoff", before.head()));
    }
}
