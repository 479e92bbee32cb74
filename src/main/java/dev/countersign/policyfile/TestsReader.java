package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyTest;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code tests}. */
final class TestsReader {

    private static final List<String> CHANGE = List.of(
            "paths",
            "lines",
            "tool",
            "assistance",
            "risk",
            "author",
            "base",
            "head",
            "title",
            "fork",
            "labels",
            "repository");
    private static final int MOST_LINES = 10_000_000;

    private final Values values;
    private final ToolIds tools;
    private final References references;

    TestsReader(Values values, ToolIds tools, References references) {
        this.values = values;
        this.tools = tools;
        this.references = references;
    }

    List<PolicyTest> read(Section policy) {
        List<PolicyTest> tests = new ArrayList<>();
        policy.items("tests").forEach(node -> test(node).ifPresent(tests::add));
        return tests;
    }

    private Optional<PolicyTest> test(Node node) {
        Section section = Section.of(values, node, "a test", List.of("name", "change", "expect"));
        String name = section.needed("name");
        for (String key : List.of("change", "expect")) {
            if (!section.has(key)) {
                values.problems().add(section.origin(), "a test has no `" + key + "`", "add `" + key + ": {…}`");
            }
        }
        Optional<PolicyTest.Change> change = section.section("change", CHANGE).map(this::change);
        Optional<PolicyTest.Expectation> expect =
                section.section("expect", List.of("verdict", "waiting-for")).map(this::expect);
        return change.flatMap(made -> expect.map(out -> new PolicyTest(name, made, out, section.origin())));
    }

    private PolicyTest.Change change(Section section) {
        List<String> used = section.texts("tool");
        section.node("tool")
                .ifPresent(node -> values.several(node)
                        .forEach(item -> tools.check(values.text(item, "tool"), item, values.problems())));
        Assistance.Level level = used.isEmpty() ? Assistance.Level.UNKNOWN : Assistance.Level.ASSISTED;
        return new PolicyTest.Change(
                section.texts("paths"),
                section.number("lines", 0, MOST_LINES, 1),
                used,
                section.word("assistance", Assistance.Level.class, level),
                section.word("risk", Level.class, Level.LOW),
                section.text("author", "author"),
                section.text("base", ""),
                section.text("head", "change"),
                section.text("title", "A change"),
                section.flag("fork", false),
                section.texts("labels"),
                section.text("repository", ""));
    }

    private PolicyTest.Expectation expect(Section section) {
        if (!section.has("verdict")) {
            section.needed("verdict");
        }
        section.node("waiting-for")
                .ifPresent(node -> values.several(node)
                        .forEach(item -> references.usesAsked(
                                values.text(item, "waiting-for"),
                                values.problems().at(item))));
        PolicyTest.Outcome verdict = section.word("verdict", PolicyTest.Outcome.class, PolicyTest.Outcome.BLOCKED);
        List<String> waiting = section.texts("waiting-for");
        if (verdict == PolicyTest.Outcome.CLEARED && !waiting.isEmpty()) {
            values.problems()
                    .add(section.keyNode("waiting-for"), "what is cleared waits for nothing", "expect `blocked`");
        }
        return new PolicyTest.Expectation(verdict, waiting);
    }
}
