package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code approval_rules} of policy-bot, and tells of each option what this language does not say. */
final class PolicyBotRules {

    private static final List<String> ACTORS =
            List.of("users", "teams", "organizations", "permissions", "admins", "write_collaborators");
    private static final List<String> REQUIRES = with(ACTORS, "count", "conditions");
    static final List<String> OPTIONS = List.of(
            "allow_author",
            "allow_contributor",
            "allow_non_author_contributor",
            "invalidate_on_push",
            "ignore_edited_comments",
            "ignore_update_merges",
            "ignore_commits_by",
            "request_review",
            "methods");
    private static final List<String> METHODS =
            List.of("comments", "comment_patterns", "github_review", "github_review_comment_patterns", "body_patterns");
    private static final List<String> LEVELS = List.of("write", "maintain", "admin");

    private final Values values;
    private final Problems problems;
    private final PolicyBotPredicates predicates;
    private final Set<Integer> levels = new TreeSet<>();
    private boolean requests;

    PolicyBotRules(Values values) {
        this.values = values;
        this.problems = values.problems();
        this.predicates = new PolicyBotPredicates(values);
    }

    /** The rules by name, in their order. */
    Map<String, PolicyBotRule> read(Section file) {
        Map<String, PolicyBotRule> rules = new LinkedHashMap<>();
        for (Node node : file.items("approval_rules")) {
            PolicyBotRule rule = rule(node);
            if (rules.put(rule.name(), rule) != null) {
                problems.add(node, "there are two rules called " + Problems.quote(rule.name()), "");
            }
        }
        return rules;
    }

    /** What each predicate under {@code if} comes to; none without it. */
    List<PolicyBotSaid> each(Section section) {
        return section.section("if", PolicyBotPredicates.KEYS)
                .map(predicates::each)
                .orElse(List.of());
    }

    /** The least permission that may sign in the whole file: the highest that a rule asks for. */
    String permission() {
        return LEVELS.get(levels.stream().mapToInt(level -> level).max().orElse(0));
    }

    /** Whether a rule asks people for reviews. */
    boolean requests() {
        return requests;
    }

    private PolicyBotRule rule(Node node) {
        Section rule = Section.of(values, node, "a rule", List.of("name", "description", "if", "options", "requires"));
        rule.section("options", OPTIONS).ifPresent(this::options);
        Optional<Section> requires = rule.section("requires", REQUIRES);
        Optional<Section> conditions =
                requires.flatMap(section -> section.section("conditions", PolicyBotPredicates.KEYS));
        int count = requires.map(section -> section.number("count", 0, Integer.MAX_VALUE, 0))
                .orElse(0);
        return new PolicyBotRule(
                rule.needed("name"),
                PolicyBotSaid.all(each(rule)),
                count,
                count == 0 ? List.of() : requires.map(this::actors).orElse(List.of()),
                conditions.map(predicates::succeeding).orElse(List.of()),
                conditions.map(predicates::others).orElseGet(() -> PolicyBotSaid.exactly(PolicyBotPhrase.ALWAYS)),
                node);
    }

    /** Whose approvals count, as they are written here; nobody's where nobody is named, as there. */
    private List<String> actors(Section requires) {
        List<String> from = accounts(requires);
        for (String permission : requires.texts("permissions")) {
            permission(requires, from, permission);
        }
        if (requires.flag("admins", false)) {
            permission(requires, from, "admin");
        }
        if (requires.flag("write_collaborators", false)) {
            permission(requires, from, "write");
        }
        if (requires.has("organizations")) {
            String instead = from.isEmpty() ? "anybody who may sign counts instead" : "the others that it names count";
            problems.add(
                    requires.keyNode("organizations"),
                    "`organizations`: an organisation is no signer here; " + instead,
                    "name a team of it");
        }
        boolean anyone = from.contains("anyone") || from.isEmpty() && requires.has("organizations");
        return anyone ? List.of("anyone") : from.stream().distinct().toList();
    }

    /** Users and teams as they are written here. */
    static List<String> accounts(Section section) {
        List<String> from = new ArrayList<>();
        section.texts("users").forEach(user -> from.add("@" + user));
        section.texts("teams").forEach(team -> from.add("@" + team));
        return from;
    }

    private void permission(Section requires, List<String> from, String permission) {
        int level = Math.max(0, LEVELS.indexOf(permission));
        levels.add(level);
        from.add("anyone");
        if (level != LEVELS.indexOf(permission)) {
            problems.add(
                    requires.origin(),
                    Problems.quote(permission) + ": who signs here has at least `write` permission",
                    "");
        } else if (level > 0) {
            problems.add(
                    requires.origin(),
                    Problems.quote(permission) + ": the least permission counts for the whole file, so for every rule",
                    "");
        }
    }

    private void options(Section options) {
        for (String key : List.of("allow_author", "allow_contributor", "allow_non_author_contributor")) {
            if (options.flag(key, false)) {
                problems.add(
                        options.keyNode(key),
                        "`" + key + "`: nobody signs their own work here",
                        "leave parts out of `people.independent-of` if the whole file may be so");
            }
        }
        if (options.has("ignore_commits_by")) {
            problems.add(
                    options.keyNode("ignore_commits_by"),
                    "`ignore_commits_by`: every commit counts here, so fewer people may sign",
                    "");
        }
        requests |= options.node("request_review").isPresent()
                && options.section("request_review", List.of("enabled", "mode", "count"))
                        .map(review -> review.flag("enabled", false))
                        .orElse(false);
        options.section("methods", METHODS).ifPresent(this::methods);
    }

    private void methods(Section methods) {
        for (String key : List.of("comments", "comment_patterns", "body_patterns")) {
            if (methods.has(key)) {
                problems.add(methods.keyNode(key), "`" + key + "`: no sign-off here; `/signoff` is one", "");
            }
        }
        boolean others = !methods.flag("github_review", true);
        if (others || methods.has("github_review_comment_patterns")) {
            problems.add(methods.origin(), "every approving review is a sign-off here, whatever it says", "");
        }
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
