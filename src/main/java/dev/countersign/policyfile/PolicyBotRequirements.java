package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes requirements that ask for at least what alternatives of rules do. Not thread-safe. */
final class PolicyBotRequirements {

    private static final int MOST_ALTERNATIVES = 4;
    private static final int MOST_PEOPLE = 100;
    private static final int LONGEST_NAME = 60;

    private final Problems problems;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> names = new HashSet<>();

    PolicyBotRequirements(Problems problems) {
        this.problems = problems;
    }

    /** What was written so far. */
    String yaml() {
        return out.toString();
    }

    /** One of these must approve: for each set of rules that may be about a change, what the least of them asks. */
    void add(List<PolicyBotRule> alternatives) {
        List<PolicyBotRule> asking =
                alternatives.stream().filter(rule -> !rule.approves()).toList();
        tell(alternatives, asking);
        if (asking.size() > MOST_ALTERNATIVES) {
            problems.add(asking.get(0).at(), "one of more than " + MOST_ALTERNATIVES + " rules; each is asked for", "");
            asking.forEach(rule -> alone(List.of(rule), when(List.of(rule), List.of())));
            return;
        }
        for (int mask = 1; mask < 1 << asking.size(); mask++) {
            List<PolicyBotRule> about = new ArrayList<>();
            for (int i = 0; i < asking.size(); i++) {
                if ((mask & 1 << i) != 0) {
                    about.add(asking.get(i));
                }
            }
            // One that never excuses is asked for with and without the others, so it is enough to ask without them.
            boolean told = about.size() == 1
                    || about.stream().noneMatch(rule -> rule.when().excuses().equals(PolicyBotPhrase.NEVER));
            PolicyBotPhrase when = when(
                    about,
                    alternatives.stream().filter(rule -> !about.contains(rule)).toList());
            if (told && !when.equals(PolicyBotPhrase.NEVER)) {
                ask(about, when);
            }
        }
    }

    /** A change that none of these rules is surely about may be one that nothing could approve. */
    void none(List<PolicyBotRule> rules) {
        PolicyBotPhrase when = PolicyBotPhrase.all(
                rules.stream().map(rule -> rule.when().excuses().not()).toList());
        if (!when.equals(PolicyBotPhrase.NEVER)) {
            write("no-rule-applies", "No rule is about this change", when, 1, List.of("anyone"), List.of());
        }
    }

    /** A change that fits must not be merged: it waits for a check that nothing reports. */
    void never(String name, String title, PolicyBotPhrase when) {
        String unique = unique(name);
        write(unique, title, when, 0, List.of(), List.of("countersign: never, by " + unique));
    }

    private void tell(List<PolicyBotRule> alternatives, List<PolicyBotRule> asking) {
        asking.forEach(rule -> rule.when().asking().forEach(problems::add));
        asking.forEach(rule -> rule.held().excusing().forEach(problems::add));
        if (alternatives.size() > 1) {
            alternatives.forEach(rule -> rule.when().excusing().forEach(problems::add));
        }
    }

    private static PolicyBotPhrase when(List<PolicyBotRule> about, List<PolicyBotRule> others) {
        List<PolicyBotPhrase> parts = new ArrayList<>();
        about.forEach(rule -> parts.add(rule.when().asks()));
        others.forEach(rule -> parts.add(rule.when().excuses().not()));
        return PolicyBotPhrase.all(parts);
    }

    private void ask(List<PolicyBotRule> about, PolicyBotPhrase when) {
        boolean bare = about.stream().allMatch(PolicyBotRule::bare);
        boolean same = about.stream().map(PolicyBotRule::from).distinct().count() == 1;
        boolean ones = about.stream().allMatch(rule -> rule.count() == 1);
        if (about.size() == 1 || !bare || !same && !ones) {
            if (about.size() > 1) {
                problems.add(
                        about.get(0).at(),
                        "only of rules that ask for one approval each can one be enough; each is asked for: "
                                + about.stream()
                                        .map(rule -> Problems.quote(rule.name()))
                                        .collect(Collectors.joining(", ")),
                        "");
            }
            alone(about, when);
            return;
        }
        Set<String> from = new LinkedHashSet<>();
        about.forEach(rule -> from.addAll(rule.from()));
        int count = about.stream().mapToInt(PolicyBotRule::count).min().orElse(1);
        people(about, when, count, from.contains("anyone") ? List.of("anyone") : List.copyOf(from), List.of());
    }

    private void alone(List<PolicyBotRule> rules, PolicyBotPhrase when) {
        for (PolicyBotRule rule : rules) {
            if (rule.count() > 0 || !rule.checks().isEmpty()) {
                people(List.of(rule), when, rule.count(), rule.from(), rule.checks());
            }
            PolicyBotPhrase held = rule.held().excuses();
            PolicyBotPhrase lacking = PolicyBotPhrase.all(List.of(when, held.not()));
            if (!held.equals(PolicyBotPhrase.NEVER) && !lacking.equals(PolicyBotPhrase.NEVER)) {
                never(rule.name() + " conditions", rule.name() + ": its conditions are not met", lacking);
            }
        }
    }

    /** More people than are named, or than can be asked for, never sign. */
    private void people(
            List<PolicyBotRule> rules, PolicyBotPhrase when, int count, List<String> from, List<String> checks) {
        String name = rules.stream().map(PolicyBotRule::name).collect(Collectors.joining(" or "));
        boolean logins = from.stream().allMatch(one -> one.startsWith("@") && one.indexOf('/') < 0);
        if (count > MOST_PEOPLE || logins && count > from.size()) {
            never(name, name, when);
        } else {
            write(unique(name), name, when, count, from, checks);
        }
    }

    private void write(
            String name, String title, PolicyBotPhrase when, int count, List<String> from, List<String> checks) {
        out.append("  - name: ").append(PolicyBotPhrase.quoted(name)).append("\n    title: ");
        out.append(PolicyBotPhrase.quoted(Problems.line(title, 200))).append('\n');
        if (!when.equals(PolicyBotPhrase.ALWAYS)) {
            out.append("    when: ").append(when.yaml()).append('\n');
        }
        if (count > 0) {
            out.append("    sign-offs: {count: ").append(count).append(", from: ");
            out.append(PolicyBotPhrase.list(from)).append("}\n");
        }
        if (!checks.isEmpty()) {
            out.append("    checks: ").append(PolicyBotPhrase.list(checks)).append('\n');
        }
    }

    /** A name that commands can carry, and that is not taken yet. */
    private String unique(String text) {
        String words =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = words.isEmpty() ? "rule" : words.substring(0, Math.min(words.length(), LONGEST_NAME - 4));
        String name = start;
        for (int i = 2; !names.add(name); i++) {
            name = start + "-" + i;
        }
        return name;
    }
}
