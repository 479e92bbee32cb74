package dev.countersign.policyfile;

import com.google.re2j.Pattern;
import dev.countersign.core.policy.Accounts;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.LineCount;
import dev.countersign.core.policy.Question;
import dev.countersign.core.policy.Range;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a {@code when}. */
final class ConditionReader {

    private static final List<String> KEYS = List.of(
            "assistance",
            "tools",
            "tool-status",
            "risk",
            "likelihood",
            "impact",
            "areas",
            "paths",
            "only-paths",
            "lines",
            "files",
            "authors",
            "contributors",
            "only-contributors",
            "base",
            "head",
            "title",
            "fork",
            "repository",
            "signals",
            "signatures",
            "signed-by",
            "signed-with",
            "labels",
            "checks",
            "all",
            "any",
            "not");

    private enum SignatureWord {
        MISSING
    }

    private final Values values;
    private final Problems problems;
    private final ToolIds tools;
    private final References references;

    ConditionReader(Values values, ToolIds tools, References references) {
        this.values = values;
        this.problems = values.problems();
        this.tools = tools;
        this.references = references;
    }

    /** The condition of a section that may have a {@code when}; without one it always holds. */
    Condition of(Section section) {
        return section.node("when").map(node -> read(node, "`when`", true)).orElseGet(Condition::always);
    }

    /** Reads one mapping of keys; {@code positive} is false under an odd number of {@code not}. */
    private Condition read(Node node, String what, boolean positive) {
        Section section = Section.of(values, node, what, KEYS);
        List<Condition> parts = new ArrayList<>();
        for (String key : section.keys()) {
            section.node(key)
                    .ifPresent(value ->
                            part(key, section.keyNode(key), value, positive).ifPresent(parts::add));
        }
        if (section.keys().isEmpty() && node instanceof MappingNode) {
            problems.add(node, what + " is empty", "leave it out when it should always apply");
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private Optional<Condition> part(String key, Node keyNode, Node node, boolean positive) {
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            problems.add(
                    node,
                    "`" + key + "` is an empty list, so it can never hold",
                    "name something, or leave the key out");
            return Optional.empty();
        }
        return switch (key) {
            case "assistance" -> least(node, key, Assistance.Level.class).map(Condition.AssistanceAtLeast::new);
            case "tools" -> Optional.of(new Condition.Tools(toolIds(node)));
            case "tool-status" -> Optional.of(new Condition.ToolStatus(statuses(node)));
            case "risk" -> least(node, key, Level.class).map(Condition.RiskAtLeast::new);
            case "likelihood" -> least(node, key, Level.class).map(Condition.LikelihoodAtLeast::new);
            case "impact" -> least(node, key, Level.class).map(Condition.ImpactAtLeast::new);
            case "areas" -> Optional.of(new Condition.Areas(areas(node)));
            case "paths" -> Optional.of(new Condition.Paths(values.paths(node, key)));
            case "only-paths" -> Optional.of(new Condition.OnlyPaths(values.paths(node, key)));
            case "lines" -> lines(node);
            case "files" -> any(node, item -> range(item, key).map(Condition.Files::new));
            case "authors" -> asked(new Question.Authors(accounts(node, key)));
            case "contributors" -> asked(new Question.ContributorIn(accounts(node, key)));
            case "only-contributors" -> asked(new Question.OnlyContributors(accounts(node, key)));
            case "base" -> Optional.of(new Condition.Base(values.names(node, key)));
            case "head" -> Optional.of(new Condition.Head(values.names(node, key)));
            case "title" -> any(node, item -> title(item));
            case "fork" -> Optional.of(new Condition.Fork(values.flag(node, key)));
            case "repository" -> Optional.of(new Condition.Repository(values.names(node, key)));
            case "signals" -> Optional.of(new Condition.Signals(set(values.texts(node, key))));
            case "signatures" -> signatures(keyNode, node, positive);
            case "signed-by" -> asked(new Question.SignedBy(accounts(node, key)));
            case "signed-with" -> asked(new Question.SignedWith(keys(node)));
            case "labels" -> labels(keyNode, node, positive);
            case "checks" -> asked(new ChecksReader(values).read(node));
            case "all" -> parts(node, key, positive).map(Condition.All::new);
            case "any" -> parts(node, key, positive).map(Condition.Any::new);
            case "not" -> Optional.of(new Condition.Not(read(node, "`not`", !positive)));
            default -> Optional.empty();
        };
    }

    private <E extends Enum<E>> Optional<E> least(Node node, String key, Class<E> words) {
        return values.several(node).stream()
                .flatMap(item -> values.word(item, key, words).stream())
                .min(Comparator.naturalOrder());
    }

    private Set<String> toolIds(Node node) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node item : values.several(node)) {
            String id = values.text(item, "tools");
            tools.check(id, item, problems);
            ids.add(id);
        }
        return ids;
    }

    private Set<ToolRule.Status> statuses(Node node) {
        Set<ToolRule.Status> statuses = new LinkedHashSet<>();
        values.several(node)
                .forEach(item ->
                        values.word(item, "tool-status", ToolRule.Status.class).ifPresent(statuses::add));
        return statuses;
    }

    private Set<String> areas(Node node) {
        Set<String> names = new LinkedHashSet<>();
        for (Node item : values.several(node)) {
            String name = values.text(item, "areas");
            references.usesArea(name, problems.at(item));
            names.add(name);
        }
        return names;
    }

    private static Optional<Condition> asked(Question question) {
        return Optional.of(new Condition.Asked(question));
    }

    private Accounts accounts(Node node, String key) {
        Set<String> logins = new LinkedHashSet<>();
        Set<Signers.Team> teams = new LinkedHashSet<>();
        boolean author = false;
        for (Node item : values.several(node)) {
            if (!key.equals("authors")
                    && item instanceof ScalarNode scalar
                    && scalar.getValue().equals("author")) {
                author = true;
            } else {
                values.account(item, key, logins, teams);
            }
        }
        return new Accounts(logins, teams, author);
    }

    private Set<String> keys(Node node) {
        return values.texts(node, "signed-with").stream()
                .map(key -> key.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Optional<Condition> title(Node node) {
        Optional<Pattern> expression = values.expression(node, "title");
        return expression.map(Condition.Title::new);
    }

    private Optional<Condition> lines(Node node) {
        if (!(node instanceof MappingNode)) {
            return any(node, item -> range(item, "lines").map(range -> new Condition.Lines(LineCount.TOTAL, range)));
        }
        Section section = Section.of(values, node, "`lines`", List.of("added", "removed", "total"));
        List<Condition> parts = new ArrayList<>();
        for (LineCount count : LineCount.values()) {
            String key = count.word();
            section.node(key)
                    .flatMap(value ->
                            any(value, item -> range(item, key).map(range -> new Condition.Lines(count, range))))
                    .ifPresent(parts::add);
        }
        if (parts.isEmpty() && section.keys().isEmpty()) {
            problems.add(node, "`lines` is empty", "write `lines: \">500\"` or `lines: {added: \">500\"}`");
        }
        return Optional.of(new Condition.All(parts));
    }

    private Optional<Range> range(Node node, String key) {
        Optional<Range> range = Ranges.read(node);
        if (range.isEmpty()) {
            values.wrongType(
                    node, "`" + key + "`", "a comparison, as in `\">500\"`, `\"<10\"`, `\"=3\"` or `\"10..50\"`");
        } else if (range.get().isEmpty()) {
            problems.add(node, "no number fits this comparison", "");
        }
        return range;
    }

    private Optional<Condition> signatures(Node keyNode, Node node, boolean positive) {
        if (!positive) {
            problems.add(
                    keyNode,
                    "`signatures` cannot stand under `not`",
                    "what GitHub does not say of a signature must never make a change need less");
        }
        return values.word(node, "signatures", SignatureWord.class).map(word -> new Condition.SignaturesMissing());
    }

    private Optional<Condition> labels(Node keyNode, Node node, boolean positive) {
        if (!positive) {
            problems.add(
                    keyNode,
                    "`labels` cannot stand under `not`",
                    "anybody who may triage can set a label, so it may only add requirements");
        }
        Set<String> names = new LinkedHashSet<>();
        values.texts(node, "labels").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return Optional.of(new Condition.Labels(names));
    }

    private Optional<List<Condition>> parts(Node node, String key, boolean positive) {
        if (!(node instanceof SequenceNode sequence)) {
            values.wrongType(node, "`" + key + "`", "a list of conditions, as in `[{risk: high}, {fork: true}]`");
            return Optional.empty();
        }
        return Optional.of(sequence.getValue().stream()
                .map(item -> read(item, "a condition of `" + key + "`", positive))
                .toList());
    }

    /** One condition for each value; any of them will do. */
    private Optional<Condition> any(Node node, Function<Node, Optional<Condition>> read) {
        List<Condition> parts = new ArrayList<>();
        values.several(node).forEach(item -> read.apply(item).ifPresent(parts::add));
        return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.of(new Condition.Any(parts));
    }

    private static Set<String> set(List<String> texts) {
        return new LinkedHashSet<>(texts);
    }
}
