package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that GitHub does not show may be any file: that it is not among those shown makes a change need no less. */
class HiddenFilesTest {

    private static final String OWNED = """
            areas:
              payments: {paths: ["services/payments/**"], owners: ["@acme/payments"]}
            requirements:
              - name: area-owner
                when: {areas: [payments]}
                sign-offs: {count: 1, from: owners}
                scope: area
            """;

    private static Changes docs() {
        return pullRequest().touching("docs/a.md").commit("Write");
    }

    private static Changes cut() {
        return docs().truncated("GitHub lists 3000 of its 3001 files");
    }

    private static Cases under(String when) {
        return Cases.under("""
                areas:
                  payments: {paths: ["services/payments/**"], owners: ["@acme/payments"]}
                requirements:
                  - name: read
                    when: %s
                    sign-offs: {count: 1, from: ["@acme/payments"]}
                """.formatted(when)).team("acme/payments", "bob", "pat");
    }

    @Test
    void owners_of_an_area_sign_for_what_may_be_in_it() {
        Cases owned = Cases.under(OWNED).team("acme/payments", "bob", "pat");
        cleared(owned.change(docs()));
        Verdict verdict = waits(owned.change(cut()));
        assertEquals(
                List.of("area-owner"),
                verdict.requirements().stream().map(RequirementState::name).toList());
        waits(owned.change(cut()).says("carol", "/signoff"));
        cleared(owned.change(cut()).says("bob", "/signoff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{areas: [payments]}",
                "{paths: ['services/**']}",
                "{not: {paths: ['services/**']}}",
                "{only-paths: ['docs/**']}",
                "{not: {only-paths: ['docs/**']}}",
                "{files: '<2'}",
                "{not: {files: '<2'}}",
                "{lines: '>1000'}",
                "{not: {lines: '>1000'}}",
                "{all: [{risk: low}, {not: {areas: [payments]}}]}"
            })
    void what_hidden_files_may_turn_is_asked(String when) {
        waits(under(when).change(cut()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{not: {paths: ['docs/**']}}", "{only-paths: ['services/**']}", "{paths: ['src/**'], fork: true}"
            })
    void what_shown_files_decide_is_decided(String when) {
        cleared(under(when).change(cut()));
    }
}
