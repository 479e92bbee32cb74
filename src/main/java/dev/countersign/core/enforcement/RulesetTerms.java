package dev.countersign.core.enforcement;

import dev.countersign.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of an organisation's ruleset decides whether merges are held for our check.
 *
 * @param enforcement {@code active}, {@code evaluate} or {@code disabled}
 * @param branches the branches it covers
 * @param repositories the repositories it covers, by name
 * @param apps whose check of our name it requires; {@link RequiredCheck#ANYONES} for anyone's; empty when it requires none
 */
public record RulesetTerms(String enforcement, Names branches, Names repositories, Set<Long> apps) {

    private static final String ACTIVE = "active";
    private static final String ALL = "~ALL";
    private static final String BRANCH = "refs/heads/";

    /**
     * Patterns that take in, and patterns that take out again, in GitHub's form.
     *
     * @param include the first
     * @param exclude the others
     */
    public record Names(Set<String> include, Set<String> exclude) {

        /** Copies the sets. */
        public Names {
            include = Set.copyOf(include);
            exclude = Set.copyOf(exclude);
        }

        /** It in words. */
        @Override
        public String toString() {
            return String.join(", ", new TreeSet<>(include))
                    + (exclude.isEmpty() ? "" : " without " + String.join(", ", new TreeSet<>(exclude)));
        }
    }

    /** Copies the set. */
    public RulesetTerms {
        apps = Set.copyOf(apps);
    }

    /**
     * The ruleset that holds merges wherever an organisation's policy governs, and nowhere else: where it does not, the check is
     * never reported, and a merge would be held for ever.
     */
    public static RulesetTerms wanted(Policy policy, String owner, long app) {
        Set<String> branches = new TreeSet<>();
        List<String> governed = policy.branches().isEmpty() ? List.of(Policy.DEFAULT_BRANCH) : policy.branches();
        governed.forEach(pattern -> branches.add(branch(pattern)));
        return new RulesetTerms(
                ACTIVE,
                new Names(branches, Set.of()),
                new Names(
                        repositories(policy.repositories().include().written(), owner),
                        repositories(policy.repositories().exclude().written(), owner)),
                Set.of(app));
    }

    /** A pattern of the policy in the form of rulesets, where only a whole part of the path may be any number of parts. */
    private static String branch(String pattern) {
        if (pattern.equals(Policy.DEFAULT_BRANCH)) {
            return pattern;
        }
        if (pattern.equals("**")) {
            return ALL;
        }
        return BRANCH + (pattern.endsWith("/**") ? pattern + "/*" : pattern);
    }

    private static Set<String> repositories(List<String> patterns, String owner) {
        Set<String> names = new TreeSet<>();
        for (String pattern : patterns) {
            String prefix = owner + "/";
            boolean full = pattern.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
            String name = full ? pattern.substring(prefix.length()) : pattern;
            names.add(name.equals("*") || name.equals("**") ? ALL : name);
        }
        return names;
    }

    /** What has to change so that it becomes another one: a line for each, empty when it is the same. */
    public List<String> differences(RulesetTerms other) {
        List<String> lines = new ArrayList<>();
        difference(lines, "enforcement", enforcement, other.enforcement);
        difference(lines, "branches", branches.toString(), other.branches.toString());
        difference(lines, "repositories", repositories.toString(), other.repositories.toString());
        difference(lines, "required check", check(), other.check());
        return lines;
    }

    private static void difference(List<String> lines, String what, String now, String then) {
        if (!now.equals(then)) {
            lines.add(what + ": " + now + " -> " + then);
        }
    }

    /** It as a line for each term. */
    public List<String> lines() {
        return List.of(
                "enforcement: " + enforcement,
                "branches: " + branches,
                "repositories: " + repositories,
                "required check: " + check());
    }

    private String check() {
        List<String> from = new ArrayList<>();
        new TreeSet<>(apps)
                .forEach(app -> from.add(app == RequiredCheck.ANYONES ? "whoever reports it" : "App " + app));
        return from.isEmpty() ? "none" : "countersign, from " + String.join(", ", from);
    }
}
