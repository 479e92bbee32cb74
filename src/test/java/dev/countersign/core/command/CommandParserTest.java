package dev.countersign.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.command.Command.AllowTool.Extent;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandParserTest {

    record Said(String comment, Command... commands) {}

    static Stream<Said> understood() {
        return Stream.of(
                new Said("/signoff", signOff("")),
                new Said("  /SignOff  ", signOff("")),
                new Said("/signoff senior-review area-owner", signOff("", "senior-review", "area-owner")),
                new Said("/signoff 3F2A91C", signOff("3f2a91c")),
                new Said("/signoff senior-review 3f2a91c0", signOff("3f2a91c0", "senior-review")),
                new Said("/unsign", new Command.Unsign()),
                new Said("/tick sources", new Command.Tick("sources")),
                new Said("/untick sources", new Command.Untick("sources")),
                new Said("/ai Claude-Code wrote the tests", new Command.Ai("claude-code", "wrote the tests")),
                new Said("/ai none", new Command.Ai("none", "")),
                new Said("/hold until the audit is over", new Command.Hold("until the audit is over")),
                new Said("/unhold", new Command.Unhold()),
                new Said("/ai clear Claude-Code it was copied", new Command.Clear("claude-code", "it was copied")),
                new Said("/allow-tool codex we try it", new Command.AllowTool("codex", new Extent.Here(), "we try it")),
                new Said(
                        "/allow-tool codex  until 2027-01-31  we try it",
                        new Command.AllowTool("codex", new Extent.Until(LocalDate.of(2027, 1, 31)), "we try it")),
                new Said("/Override the shop is down", new Command.Overrule("the shop is down")),
                new Said("/risk\n/why\n/help", new Command.Risk(), new Command.Why(), new Command.Help()),
                new Said("/incident INC-12 it fell", new Command.Incident("INC-12", "it fell")),
                new Said("/incident INC-12", new Command.Incident("INC-12", "")),
                new Said("/recheck", new Command.Recheck()),
                new Said("/tick a\n/tick b\r\n/signoff", new Command.Tick("a"), new Command.Tick("b"), signOff("")),
                new Said("/tick a\n\n/tick b", new Command.Tick("a"), new Command.Tick("b")),
                new Said("/signoff\nI have read all of it.\n/unsign", signOff("")),
                new Said("/signoff\n\n> /unsign", signOff("")),
                new Said("/lgtm\n/signoff", signOff("")),
                new Said("/tick snake_case_item", new Command.Tick("snake_case_item")));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void a_first_line_that_is_a_command_counts_with_those_that_follow(Said said) {
        List<Command> read = CommandParser.parse(said.comment()).stream()
                .map(line -> assertInstanceOf(Line.Understood.class, line).command())
                .toList();
        assertEquals(List.of(said.commands()), read);
    }

    static Stream<String> silent() {
        return Stream.of(
                "",
                "LGTM",
                "I would say /signoff but have not read it",
                "Please\n/signoff",
                "`/signoff`",
                "```\n/signoff\n```",
                "    /signoff",
                "> /signoff",
                "> quoted\n/signoff",
                "- /signoff",
                "1. /signoff",
                "# /signoff",
                "<!-- /signoff -->",
                "<!--\n/signoff\n-->",
                "<!-- hidden -->\n/signoff",
                "text <!--\n/signoff\n-->",
                "<div>\n/signoff\n</div>",
                "| a |\n|---|\n/signoff",
                "\\/signoff",
                "On Monday, carol wrote:\n/signoff",
                "On Monday, carol wrote:\n> /hold it\n/signoff",
                "/ signoff",
                "//signoff",
                "/signoff/",
                "/signoff.",
                "/lgtm",
                "/approve",
                "/assign @bob",
                "/cc @bob",
                "![/signoff](x.png)",
                "[x]: http://example.com\n/signoff",
                "／signoff",
                "/ѕignoff");
    }

    @ParameterizedTest
    @MethodSource("silent")
    void what_is_quoted_hidden_or_said_in_passing_is_no_command(String comment) {
        assertEquals(List.of(), CommandParser.parse(comment));
    }

    static Stream<String> escapedLater() {
        return Stream.of(
                "/hold it\n\\/unhold",
                "/hold `a\nb`\n\\/unhold",
                "/hold <!--\n-->\n\\/unhold",
                "/hold <!--\n/unhold\n-->\n",
                "/hold it <b\ntitle='\n/unhold\n'>",
                "/hold [a](b\n'/unhold\n')");
    }

    @ParameterizedTest
    @MethodSource("escapedLater")
    void a_following_line_that_is_escaped_or_hidden_is_no_command(String comment) {
        assertEquals(
                List.of(Verb.HOLD),
                CommandParser.parse(comment).stream()
                        .map(line -> ((Line.Understood) line).command().verb())
                        .toList());
    }

    static Stream<String> misspelled() {
        return Stream.of(
                "/singoff",
                "/signof",
                "/signofff",
                "/unsing",
                "/rechek",
                "/hold",
                "/tick",
                "/tick two items",
                "/ai",
                "/unsign please",
                "/ai clear",
                "/ai clear codex",
                "/allow-tool",
                "/allow-tool codex",
                "/allow-tool codex until 2027-01-31",
                "/allow-tool codex until tomorrow we try it",
                "/allow-tool codex until 2027-02-31 we try it",
                "/alow-tool codex why",
                "/override",
                "/risk now",
                "/incident",
                "/incident <b> it fell",
                "/signoff `senior-review`",
                "/signoff <b>");
    }

    @ParameterizedTest
    @MethodSource("misspelled")
    void a_near_miss_is_answered_with_what_to_write(String comment) {
        Line line = CommandParser.parse(comment).get(0);
        String problem = assertInstanceOf(Line.Misspelled.class, line).problem();
        assertTrue(problem.contains("`/"), problem);
    }

    @Test
    void the_longest_comment_with_the_most_commands_is_read() {
        String comment = "/tick a\n".repeat(65_536 / 8);
        assertEquals(65_536 / 8, CommandParser.parse(comment).size());
        assertEquals(List.of(), CommandParser.parse("> ".repeat(32_000) + "/signoff"));
    }

    @Test
    void a_reason_is_cut() {
        Line line = CommandParser.parse("/hold " + "x".repeat(5_000)).get(0);
        assertEquals(
                500, ((Command.Hold) ((Line.Understood) line).command()).why().length());
    }

    private static Command signOff(String head, String... requirements) {
        return new Command.SignOff(List.of(requirements), head);
    }
}
