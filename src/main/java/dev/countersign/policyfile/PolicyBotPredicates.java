package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Says the predicates of a rule of policy-bot, each of which must be true. */
final class PolicyBotPredicates {

    static final List<String> KEYS = List.of(
            "changed_files",
            "no_changed_files",
            "only_changed_files",
            "has_author_in",
            "has_contributor_in",
            "only_has_contributors_in",
            "author_is_only_contributor",
            "targets_branch",
            "from_branch",
            "modified_lines",
            "has_status",
            "has_successful_status",
            "has_workflow_result",
            "has_labels",
            "repository",
            "title",
            "has_valid_signatures",
            "has_valid_signatures_by",
            "has_valid_signatures_by_keys");

    private static final PolicyBotPhrase UNSIGNED = PolicyBotPhrase.raw("signatures", "missing");

    private final Values values;
    private final PolicyBotPaths paths;
    private final PolicyBotChecks checks;

    PolicyBotPredicates(Values values) {
        this.values = values;
        this.paths = new PolicyBotPaths(values);
        this.checks = new PolicyBotChecks(values);
    }

    /** What a mapping of predicates comes to. */
    PolicyBotSaid read(Section section) {
        return read(section, section.keys());
    }

    /** The checks that must succeed by a mapping of predicates. */
    List<String> succeeding(Section section) {
        List<String> names = new ArrayList<>(section.texts("has_successful_status"));
        for (String key : PolicyBotChecks.KEYS) {
            section.node(key).flatMap(node -> checks.succeeding(node, key)).ifPresent(names::addAll);
        }
        return names;
    }

    /** What it comes to without those checks. */
    PolicyBotSaid others(Section section) {
        return read(
                section,
                section.keys().stream()
                        .filter(key -> !key.equals("has_successful_status"))
                        .filter(key -> !PolicyBotChecks.KEYS.contains(key)
                                || section.node(key)
                                        .flatMap(node -> checks.succeeding(node, key))
                                        .isEmpty())
                        .toList());
    }

    private PolicyBotSaid read(Section section, List<String> keys) {
        return PolicyBotSaid.all(each(section, keys));
    }

    /** What each predicate of a mapping comes to. */
    List<PolicyBotSaid> each(Section section) {
        return each(section, section.keys());
    }

    private List<PolicyBotSaid> each(Section section, List<String> keys) {
        List<PolicyBotSaid> parts = new ArrayList<>();
        for (String key : keys) {
            section.node(key).ifPresent(node -> parts.add(predicate(key, node)));
        }
        return parts;
    }

    private PolicyBotSaid predicate(String key, Node node) {
        return switch (key) {
            case "changed_files" -> paths.changed(node, key);
            case "no_changed_files" -> paths.changed(node, key).not();
            case "only_changed_files" -> paths.only(node, key);
            case "has_author_in" -> author(node, key);
            case "has_contributor_in" ->
                PolicyBotSaid.asking(
                        accounts(node, key, "contributors").asks(),
                        note(node, key, "a co-author or a pusher would excuse too, so it excuses nothing here"));
            case "only_has_contributors_in" ->
                PolicyBotSaid.excusing(
                        accounts(node, key, "only-contributors").excuses(),
                        note(node, key, "cannot narrow what is asked, so more changes are asked"));
            case "author_is_only_contributor" -> own(node, key);
            case "targets_branch" ->
                pattern(node, key)
                        .map(names -> PolicyBotSaid.exactly(PolicyBotPhrase.of("base", names)))
                        .orElseGet(() -> unknown(node, key));
            case "from_branch" -> pattern(node, key).map(this::head).orElseGet(() -> unknown(node, key));
            case "modified_lines" -> lines(node, key);
            case "has_status", "has_workflow_result" -> checks.said(node, key).orElseGet(() -> unknown(node, key));
            case "has_successful_status" -> PolicyBotChecks.ended(values.texts(node, key), "succeeded");
            case "has_labels" ->
                PolicyBotSaid.asking(
                        PolicyBotPhrase.all(values.texts(node, key).stream()
                                .map(label -> PolicyBotPhrase.of("labels", List.of(label)))
                                .toList()),
                        note(node, key, "a label may only make it stricter here, so it excuses nothing"));
            case "repository" ->
                matches(
                        node,
                        key,
                        "repository",
                        text -> PolicyBotPatterns.names(text).filter(this::whole));
            case "title" ->
                matches(
                        node,
                        key,
                        "title",
                        text -> Repetitions.tooMany(text) ? Optional.empty() : Optional.of(List.of(text)));
            case "has_valid_signatures" -> signatures(node, key);
            case "has_valid_signatures_by" -> accounts(node, key, "signed-by");
            case "has_valid_signatures_by_keys" ->
                PolicyBotSaid.exactly(PolicyBotPhrase.of(
                        "signed-with",
                        Section.of(values, node, "`" + key + "`", List.of("key_ids"))
                                .texts("key_ids")));
            default -> unknown(node, key);
        };
    }

    private PolicyProblem note(Node node, String key, String why) {
        return new PolicyProblem(values.problems().at(node), "`" + key + "`: " + why, "");
    }

    private PolicyBotSaid unknown(Node node, String key) {
        return PolicyBotSaid.nothing(
                note(node, key, "cannot be said, so it neither narrows what is asked nor excuses"));
    }

    private PolicyBotSaid author(Node node, String key) {
        return accounts(node, key, "authors");
    }

    /** Users and teams; organisations cannot be asked for. */
    private PolicyBotSaid accounts(Node node, String key, String here) {
        Section section = Section.of(values, node, "`" + key + "`", List.of("users", "teams", "organizations"));
        List<String> names = Stream.concat(
                        section.texts("users").stream().map(user -> "@" + user),
                        section.texts("teams").stream().map(team -> "@" + team))
                .toList();
        PolicyBotPhrase phrase = names.isEmpty() ? PolicyBotPhrase.NEVER : PolicyBotPhrase.of(here, names);
        return section.has("organizations")
                ? PolicyBotSaid.excusing(
                        phrase, note(node, key, "an organisation cannot be asked for, so more changes are asked"))
                : PolicyBotSaid.exactly(phrase);
    }

    private PolicyBotSaid own(Node node, String key) {
        PolicyBotPhrase alone = PolicyBotPhrase.of("only-contributors", List.of("author"));
        return values.flag(node, key)
                ? PolicyBotSaid.excusing(
                        alone, note(node, key, "cannot narrow what is asked, so more changes are asked"))
                : PolicyBotSaid.asking(
                        alone.not(), note(node, key, "a co-author would excuse too, so it excuses nothing"));
    }

    private Optional<List<String>> pattern(Node node, String key) {
        return PolicyBotPatterns.names(
                Section.of(values, node, "`" + key + "`", List.of("pattern")).needed("pattern"));
    }

    /** Of a fork, policy-bot matches {@code owner:branch}. */
    private PolicyBotSaid head(List<String> names) {
        PolicyBotPhrase own = PolicyBotPhrase.of("head", names);
        return new PolicyBotSaid(
                PolicyBotPhrase.any(List.of(own, PolicyBotPhrase.raw("fork", "true"))),
                PolicyBotPhrase.all(List.of(own, PolicyBotPhrase.raw("fork", "false"))),
                List.of(),
                List.of());
    }

    private PolicyBotSaid lines(Node node, String key) {
        Section section = Section.of(values, node, "`" + key + "`", List.of("additions", "deletions", "total"));
        List<PolicyBotSaid> parts = new ArrayList<>();
        for (String kind : section.keys()) {
            String here = kind.equals("additions") ? "added" : kind.equals("deletions") ? "removed" : "total";
            String count = section.text(kind, "").replaceAll("\\s", "");
            boolean known = count.matches("[<>=][0-9]{1,9}") && !count.equals("<0");
            parts.add(
                    known
                            ? PolicyBotSaid.exactly(PolicyBotPhrase.raw(
                                    "lines", "{" + here + ": " + PolicyBotPhrase.quoted(count) + "}"))
                            : unknown(node, key));
        }
        return PolicyBotSaid.any(parts);
    }

    /** A name pattern is held against the name without its owner too, which an expression must not be. */
    private boolean whole(List<String> names) {
        return names.stream().allMatch(name -> name.startsWith("**") || name.indexOf('/') > 0);
    }

    private interface Said {
        Optional<List<String>> of(String expression);
    }

    private PolicyBotSaid matches(Node node, String key, String here, Said said) {
        Section section = Section.of(values, node, "`" + key + "`", List.of("matches", "not_matches"));
        List<PolicyBotSaid> either = new ArrayList<>();
        for (String kind : section.keys()) {
            List<PolicyBotSaid> patterns = section.texts(kind).stream()
                    .map(text -> said.of(text)
                            .map(names -> PolicyBotSaid.exactly(PolicyBotPhrase.of(here, names)))
                            .orElseGet(() -> unknown(node, key)))
                    .toList();
            PolicyBotSaid any = PolicyBotSaid.any(patterns);
            if (!patterns.isEmpty()) {
                either.add(kind.equals("matches") ? any : any.not());
            }
        }
        return PolicyBotSaid.any(either);
    }

    private PolicyBotSaid signatures(Node node, String key) {
        return values.flag(node, key)
                ? PolicyBotSaid.excusing(
                        new PolicyBotPhrase("{not: " + UNSIGNED.yaml() + "}", true),
                        note(node, key, "cannot narrow what is asked, so more changes are asked"))
                : PolicyBotSaid.asking(UNSIGNED, note(node, key, "a missing signature excuses nothing here"));
    }
}
