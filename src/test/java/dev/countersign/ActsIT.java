package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static dev.countersign.testing.Town.EDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people do by command or by box, and ways around the gate by it that must fail. */
class ActsIT {

    private static final String CHARGE = "services/payments/charge.js";
    private static final String EXCEPTION = "version: 1\ntools: {claude-code: {status: exception}}\n";
    private static final String OPEN_BOX = "- [ ] The documents";
    private static final String TICKED_BOX = "- [x] The documents";

    private final Town town = Town.square();

    private String repository(String policy) {
        String repository = town.repository();
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", policy), "Set the policy");
        return repository;
    }

    private Pull open(String repository, String branch) {
        town.github()
                .as("alice")
                .commit(repository, branch, EDIT.andPut("docs/" + branch + ".md", "x\n"), "Round" + CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, branch, "main", "Round", "Rounds."));
        pull.settle();
        return pull;
    }

    private static long ours(Pull pull) {
        return pull.view().comments().stream()
                .filter(comment -> comment.author().equals("countersign[bot]"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void edits(Pull pull, String login, String text) {
        pull.as(login).editComment(pull.repository, ours(pull), text);
        town.settle();
    }

    private static Set<String> reactions(Pull pull, long comment) {
        return pull.view().comments().stream()
                .filter(one -> one.id() == comment)
                .map(PullView.Comment::reactions)
                .findFirst()
                .orElseThrow()
                .keySet();
    }

    @Test
    void a_box_that_its_person_ticks_in_the_page_counts_like_a_command() {
        Pull pull = town.assisted().signedExceptBy("alice");
        pull.waits();
        edits(pull, "alice", pull.comment().replace(OPEN_BOX, TICKED_BOX).replace("\n", "\r\n"));
        pull.cleared();
        assertTrue(pull.comment().contains("`sources`; alice, for"), pull::comment);
        edits(pull, "alice", pull.comment().replace(TICKED_BOX, OPEN_BOX));
        pull.waits();
        assertTrue(pull.comment().contains(OPEN_BOX), pull::comment);
    }

    @Test
    void a_box_is_ticked_by_somebody_who_may_not() {
        Pull pull = town.assisted().signedExceptBy("alice");
        edits(pull, "bob", pull.comment().replace(OPEN_BOX, TICKED_BOX));
        pull.waits();
        assertTrue(pull.comment().contains(OPEN_BOX), pull::comment);
        assertTrue(
                pull.comment().contains("bob wrote `[x] sources`: not counted, only alice, the author can say so"),
                pull::comment);
    }

    @Test
    void a_box_is_ticked_in_a_text_that_is_not_ours() {
        Pull pull = town.assisted().signedExceptBy("alice");
        String before = pull.comment();
        String other = before.replace("The documents the tool relied on are current", "Alice has had her lunch");
        // Somebody who may write rewords the item; the author ticks what she reads, before it is put back.
        town.github().webhooks().hold();
        pull.as("bob").editComment(pull.repository, ours(pull), other);
        pull.as("alice").editComment(pull.repository, ours(pull), other.replace("- [ ] Alice", "- [x] Alice"));
        town.github().webhooks().release();
        town.settle();
        pull.waits();
        assertEquals(before, pull.comment());
        edits(pull, "alice", pull.comment().replace(OPEN_BOX, TICKED_BOX) + "\nAnd more.");
        pull.waits();
        assertEquals(before, pull.comment());
    }

    @Test
    void evidence_is_cleared_by_the_author() {
        Pull pull = town.assisted().signedExceptBy("carol");
        long said = pull.says("alice", "/ai clear claude-code it was copied");
        assertEquals(Set.of("-1"), reactions(pull, said));
        pull.waits();
    }

    @Test
    void evidence_is_cleared_by_somebody_independent_until_there_is_more_of_it() {
        Pull pull = town.assisted().signedExceptBy("carol");
        long said = pull.says("dave", "/ai clear claude-code the trailer was copied");
        assertEquals(Set.of("+1"), reactions(pull, said));
        pull.cleared();
        assertTrue(pull.comment().contains("`the trailer was copied`"), pull::comment);
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put(CHARGE, "more();\n"), "More" + CLAUDE);
        town.settle();
        assertTrue(pull.check().title().contains("Claude Code"), pull.check()::title);
        pull.waits();
    }

    @Test
    void the_trailer_is_amended_away_or_denied() {
        Pull pull = town.assisted();
        var alice = town.github().as("alice").signature();
        String main = town.github().look().branches(pull.repository).get("main");
        String amended = pull.as("alice").object(List.of(main), EDIT, "Round amounts", alice, alice);
        pull.as("alice").push(pull.repository, "feature", amended, true);
        town.settle();
        assertTrue(pull.check().title().contains("Claude Code"), pull.check()::title);
        pull.says("alice", "/ai none");
        assertEquals("failure", pull.conclusion());
        pull.says("dave", "/ai clear claude-code alice has shown me that it was not used");
        assertFalse(pull.check().title().contains("Claude Code"), pull.check()::title);
        pull.waits();
    }

    @Test
    void an_exception_is_granted_for_ones_own_change() {
        Pull pull = open(repository(EXCEPTION), "feature").signedExceptBy("nobody");
        pull.waits();
        assertTrue(pull.comment().contains("`/allow-tool claude-code <why>`"), pull::comment);
        assertEquals(Set.of("-1"), reactions(pull, pull.says("alice", "/allow-tool claude-code I like it")));
        assertEquals(Set.of("-1"), reactions(pull, pull.says("dave", "/allow-tool claude-code alice likes it")));
        String tooLong = LocalDate.now(ZoneOffset.UTC).plusDays(91).toString();
        pull.says("carol", "/allow-tool claude-code until " + tooLong + " for ever");
        assertTrue(pull.comment().contains("the latest possible day is"), pull::comment);
        assertEquals(Set.of("-1"), reactions(pull, pull.says("carol", "/allow-tool claud-code we try it")));
        assertTrue(pull.comment().contains("did you mean `claude-code`"), pull::comment);
        pull.waits();
        pull.says("carol", "/allow-tool claude-code the refund rework");
        pull.cleared();
        assertTrue(
                pull.comment().contains("carol granted it for this pull request: `the refund rework`"), pull::comment);
    }

    @Test
    void an_exception_for_the_repository_opens_its_other_pull_requests_while_the_granter_may() {
        String repository = repository(EXCEPTION);
        Pull first = open(repository, "first");
        Pull second = open(repository, "second").signedExceptBy("nobody");
        second.waits();
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        first.says("sam", "/allow-tool claude-code until " + day + " we try it");
        second.settle();
        second.cleared();
        assertTrue(second.comment().contains("sam granted it until " + day), second::comment);
        town.github().furnish().leave("acme", "seniors", "sam");
        try {
            town.settle();
            second.waits();
        } finally {
            town.github().furnish().join("acme", "seniors", "sam");
            town.settle();
        }
    }

    @Test
    void an_override_is_given_by_the_author_or_by_too_few_or_for_other_content() {
        Pull pull = town.assisted();
        pull.says("alice", "/override I am in a hurry");
        pull.says("dave", "/override me too");
        pull.says("carol", "/override the shop is down");
        pull.waits();
        assertTrue(pull.comment().contains("it takes 1 more of anyone in acme/seniors"), pull::comment);
        pull.says("sam", "/override with carol");
        assertEquals("success", pull.conclusion());
        assertEquals("", pull.view().objection());
        assertTrue(pull.check().title().startsWith("Overridden by "), pull.check()::title);
        String uses =
                "select count(*) from override_use join subject on subject.id = subject_id where override_use.open and repository = '"
                        + pull.repository.substring("acme/".length()) + "'";
        assertEquals(1, town.app().number(uses));
        String before = pull.view().headSha();
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put(CHARGE, "evil();\n"), "More");
        town.settle();
        pull.waits();
        assertEquals(Set.of("-1"), reactions(pull, pull.says("alice", "/override still")));
        pull.as("alice").push(pull.repository, "feature", before, true);
        town.settle();
        assertEquals("success", pull.conclusion());
        assertEquals(1, town.app().number(uses));
    }

    @Test
    void a_prohibited_tool_is_excepted_or_overridden() {
        Pull pull = open(repository("version: 1\ntools: {claude-code: {status: prohibited}}\n"), "feature");
        pull.says("carol", "/allow-tool claude-code we need it");
        pull.says("carol", "/override the shop is down");
        pull.says("sam", "/override the shop is down");
        assertEquals("failure", pull.conclusion());
        assertTrue(pull.comment().contains("an override does not clear a prohibited tool"), pull::comment);
    }

    @Test
    void questions_are_answered_in_one_comment_even_where_nothing_else_is_said() {
        Pull pull = town.opened("docs/guide.md", "# Guide\n\nRead this.\n", "");
        assertEquals("", pull.comment());
        assertEquals(Set.of("+1"), reactions(pull, pull.says("dave", "/help")));
        assertTrue(pull.comment().contains("`/override <why>`"), pull::comment);
        pull.says("dave", "/risk\n/why");
        assertTrue(pull.comment().contains("<details open><summary>Why the risk is low"), pull::comment);
        assertTrue(pull.comment().contains("nothing says that a tool helped"), pull::comment);
        pull.cleared();
    }

    @Test
    void an_incident_is_kept_for_those_who_may_write() {
        Pull pull = town.assisted();
        pull.says("mallory", "/incident INC-66 not mine");
        pull.says("dave", "/incident INC-7 the shop fell");
        assertTrue(pull.comment().contains("`/incident INC-7 the shop fell`: recorded"), pull::comment);
        assertEquals(1, town.app().number("select count(*) from incident_mention where incident = 'INC-7'"));
        assertEquals(0, town.app().number("select count(*) from incident_mention where incident = 'INC-66'"));
    }

    @Test
    void a_comment_that_is_edited_into_a_command_is_answered_and_counts_for_nothing() {
        Pull pull = town.assisted().signedExceptBy("carol");
        long said = pull.says("carol", "I will look tomorrow");
        pull.as("carol").editComment(pull.repository, said, "/signoff");
        town.settle();
        pull.waits();
        assertTrue(pull.comment().contains("carol changed a comment to `/signoff`: not counted"), pull::comment);
        town.github().requests().clear();
        pull.as("carol").editComment(pull.repository, pull.says("carol", "Well, well"), "Well, well, well");
        town.settle();
        assertEquals(List.of(), town.requests());
    }

    @Test
    void a_box_that_is_told_twice_or_again_is_ticked_once() {
        Pull pull = town.assisted().signedExceptBy("alice");
        edits(pull, "alice", pull.comment().replace(OPEN_BOX, TICKED_BOX));
        pull.cleared();
        edits(pull, "alice", pull.comment().replace(TICKED_BOX, OPEN_BOX));
        town.github().webhooks().of("issue_comment", "edited").stream()
                .filter(sent ->
                        sent.payload().at("/repository/full_name").asText().equals(pull.repository))
                .forEach(sent -> town.github().webhooks().redeliver(sent.id()));
        town.settle();
        pull.waits();
    }
}
