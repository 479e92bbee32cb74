package dev.countersign.core.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    private static final Catalogue CATALOGUE = Catalogues.builtIn();
    private static final Detector DETECTOR = new Detector(CATALOGUE);

    private static List<String> tools(Facts facts) {
        return DETECTOR.detect(facts).tools().stream().map(ToolUse::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fix\n\nCo-authored-by: Claude <noreply@anthropic.com>",
                "Fix\\n\\nCo-authored-by: Claude <noreply@anthropic.com>",
                "Fix\r\n\r\nCo-Authored-By: Claude <noreply@anthropic.com>\r\n",
                "Fix\n\nCo-authored-by: Claude\n <noreply@anthropic.com>",
                "Fix\n\nCo-authored-by: Claude\n<noreply@anthropic.com>",
                "Fix\n\nCo-authored-by: Claude noreply@anthropic.com",
                "Fix\n\n**Co-authored-by:** Claude <noreply@anthropic.com>",
                "Fix\n\n_Co-authored-by: Claude <noreply@anthropic.com>_",
                "Fix\n\n🤖 Co-authored-by: Claude <noreply@anthropic.com>",
                "Fix\n\nCo-authored-by: \"Claude\" <noreply@anthropic.com>",
                "Fix\n\nCoauthored-by: Claude <noreply@anthropic.com>",
                "Fix\n\nSigned-off-by: Claude <noreply@anthropic.com>",
                "Fix\n\nAuthored-by: Claude <noreply@anthropic.com>",
                "Fix\n\nAI-Co-Authored-By: Claude",
                "Fix\n\n<!-- template\ntext --> Co-authored-by: Claude <noreply@anthropic.com>",
                "Fix\n\n<!-- never ends\nCo-authored-by: Claude <noreply@anthropic.com>",
                "Fix\n\n- [x] AI tools were used: Claude Code",
                "Fix\n\nI used Claude Code to write this patch.",
                "Fix\n\nMost of this code was written by Claude Code.",
                "Fix\n\nGenerated with Claude",
                "Fix\n\nThis change was written by Claude.",
                "* one\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\n---------\n\nCo-authored-by: Ada <a@b.c>",
                "Fix\n\nСо-аuthоrеd-by: Clаudе <nоrерly@аnthrорiс.cоm>",
                "Fix\n\nCo‑authored–by： 𝐂𝐥𝐚𝐮𝐝𝐞 ＜noreply@anthropic.com＞",
                "Fix\n\nCo-auth\u200Bored-by: Cla\u00ADude <noreply@anth\u2060ropic.com>",
                "Fix\n\nCo-authored-by: Ada <a@b.c> Co-authored-by: Claude <noreply@anthropic.com>",
                "Fix\u2028Co-authored-by: Claude <noreply@anthropic.com>",
                "Revert \"x\"\n\nThis reverts commit 34a3c3a.\n\nCo-authored-by: Claude <noreply@anthropic.com>"
            })
    void a_trailer_is_found_however_it_is_mangled(String message) {
        assertEquals(List.of("claude-code"), tools(Changes.message(message)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Assisted-by: Crush:gpt-5.3-codex | crush",
                "Assisted-by: aider (gemini/gemini-2.5-pro) | aider",
                "Assisted-by: opencode (Claude Opus 4.8) | opencode",
                "Assisted-by: Zed Agent (GPT-5.2-Codex) | zed",
                "Assisted-by: Gemini 3.1 Pro via Google Antigravity | antigravity",
                "Assisted-by: Claude Opus 4.5 via Crush <crush@charm.land> | crush",
                "Generated-By: gemini-cli and gemini-2.5-pro | gemini",
                "Assisted-by: Cursor with Claude Sonnet 4.5 | cursor",
                "Assisted-by: Claude (Anthropic) version 4.5 | claude-code",
                "Assisted-by: Claude Opush 4.7 | claude-code",
                "Assisted-by: Crush <Opus 4.6> | crush",
                "Developed-by: Gemini CLI | gemini",
                "Generated-by: v0 | v0",
                "Assisted-By Claude-Code - Claude Sonnet 4.5 | claude-code",
                "Assisted by GPT 5.6 and Fable. Hand-reviewed. | generic-ai"
            })
    void the_tool_is_not_the_model(String trailer, String tool) {
        assertEquals(List.of(tool), tools(Changes.message("Fix\n\n" + trailer)));
    }

    @Test
    void models_are_named_as_written() {
        assertEquals(
                List.of("gpt-5.3-codex"),
                DETECTOR.detect(Changes.message("Fix\n\nAssisted-by: Crush:gpt-5.3-codex"))
                        .models());
    }

    @Test
    void an_agent_that_writes_counts_for_more_than_one_that_helps() {
        assertEquals(
                Level.AUTHORED,
                DETECTOR.detect(Changes.author("Claude <noreply@anthropic.com>"))
                        .level());
        assertEquals(
                Level.ASSISTED,
                DETECTOR.detect(Changes.committer("Claude <noreply@anthropic.com>"))
                        .level());
        assertEquals(
                Level.AUTHORED, DETECTOR.detect(Changes.branch("codex/fix-it")).level());
    }

    @Test
    void evidence_says_where_it_was_found() {
        Evidence evidence = DETECTOR.detect(Changes.message("Fix\n\nMade-with: Cursor"))
                .evidence()
                .get(0);
        assertEquals(
                new Evidence("cursor", Role.ASSISTED, "cursor/credit", "commit 7aa01bc, line 3", "Made-with: Cursor"),
                evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- [x] AI tools were used: Cursor | cursor",
                "- [X] This PR was written with the help of GitHub Copilot | copilot",
                "AI disclosure: Amp wrote basically this whole thing, I reviewed it. | amp",
                "**AI Disclosure:** Claude Code, for the tests | claude-code",
                "- [x] I used AI | generic-ai",
                "_Disclaimer: this commit is authored with the help of Claude Code._ | claude-code"
            })
    void the_authors_own_words_count(String body, String tool) {
        assertEquals(List.of(tool), tools(Changes.body(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [x] No AI was used",
                "AI disclosure: none",
                "AI disclosure: No AI was used in this change.",
                "## AI disclosure\n\nNone.\n",
                "- [x] This PR was written without AI"
            })
    void a_statement_that_no_tool_helped_is_none(String body) {
        Assistance said = DETECTOR.detect(Changes.body(body));
        assertEquals(Level.NONE, said.level());
        assertFalse(said.mismatch());
    }

    @Test
    void a_denial_against_evidence_is_a_mismatch() {
        Assistance found = DETECTOR.detect(
                Changes.body("AI disclosure: none\n\nGenerated with [Claude Code](https://claude.ai/code)\n"));
        assertEquals(Level.ASSISTED, found.level());
        assertTrue(found.mismatch());
        assertInstanceOf(Statement.NoTool.class, found.statement());
    }

    @Test
    void evidence_sticks_after_it_was_amended_away() {
        List<Evidence> earlier =
                DETECTOR.detect(Changes.message("Fix\n\nMade-with: Cursor")).evidence();
        Assistance now = DETECTOR.detect(Changes.body("AI disclosure: none")).including(earlier, CATALOGUE);
        assertEquals(List.of(new ToolUse("cursor", "Cursor", Role.ASSISTED)), now.tools());
        assertTrue(now.mismatch());
    }

    @Test
    void a_command_declares_none_or_a_tool() {
        Assistance none =
                Assistance.unknown().declared(new Statement.NoTool("comment by ada", "/ai none"), List.of(), CATALOGUE);
        assertEquals(Level.NONE, none.level());
        Evidence named = new Evidence("cursor", Role.ASSISTED, "cursor/credit", "comment by ada", "/ai cursor");
        Assistance some = Assistance.unknown()
                .declared(new Statement.SomeTool("comment by ada", "/ai cursor"), List.of(named), CATALOGUE);
        assertEquals(Level.ASSISTED, some.level());
    }

    @Test
    void two_weak_markers_of_one_tool_make_it_assisted() {
        assertEquals(
                Level.ASSISTED,
                DETECTOR.detect(Changes.commit(Who.parse("Ada <a@b.c>"), Who.parse("Ada <a@b.c>"), "Initial plan"))
                        .including(
                                List.of(new Evidence(
                                        "copilot-agent", Role.ASSISTED, "copilot-agent/labels", "label", "copilot")),
                                CATALOGUE.with(List.of(weakLabel())))
                        .level());
    }

    private static Tool weakLabel() {
        Card card = new Card("copilot-agent/labels", Role.ASSISTED, Strength.WEAK, "test", List.of(), List.of());
        return new Tool("copilot-agent", "", "", "", List.of(new Marker.Label(card, List.of("copilot agent"))));
    }

    @Test
    void markers_that_an_organisation_adds_are_found() {
        Card card = new Card("my-bot/footer", Role.ASSISTED, Strength.STRONG, "policy", List.of(), List.of());
        Tool bot = new Tool(
                "my-bot",
                "My Bot",
                "us",
                "",
                List.of(new Marker.Trailer(card, List.of("my-bot"), com.google.re2j.Pattern.compile("."))));
        Assistance found = new Detector(CATALOGUE.with(List.of(bot))).detect(Changes.message("Fix\n\nMy-Bot: 12"));
        assertEquals(List.of(new ToolUse("my-bot", "My Bot", Role.ASSISTED)), found.tools());
    }
}
