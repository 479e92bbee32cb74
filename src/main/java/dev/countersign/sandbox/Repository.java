package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository, or a fork of one. */
final class Repository {

    final long id;
    Account owner;
    String name;
    final Optional<Repository> parent;
    final Instant created;
    final Map<String, String> branches = new TreeMap<>();
    final Map<Account, Permission> collaborators = new LinkedHashMap<>();
    final Map<Integer, PullRequest> pulls = new TreeMap<>();
    final List<Ruleset> rulesets = new ArrayList<>();
    final Map<String, Protection> protections = new LinkedHashMap<>();
    final Map<Integer, Issue> issues = new TreeMap<>();
    final List<CheckRun> checks = new ArrayList<>();
    final List<WorkflowRun> workflows = new ArrayList<>();
    final List<QueueEntry> queue = new ArrayList<>();
    final Map<String, Long> labels = new LinkedHashMap<>();
    Optional<Organisation> organisation = Optional.empty();
    String defaultBranch = "main";
    boolean isPrivate;
    private int lastNumber;

    Repository(long id, Account owner, String name, Optional<Repository> parent, Instant created) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.parent = parent;
        this.created = created;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    int nextNumber() {
        return ++lastNumber;
    }

    Optional<String> tip(String branch) {
        return Optional.ofNullable(branches.get(branch));
    }

    PullRequest pull(int number) {
        return Optional.ofNullable(pulls.get(number)).orElseThrow(Refusal::unknown);
    }

    /** Classic protection of a branch. */
    record Protection(Ruleset.RequiredCheck check, boolean everyone) {}

    /** The active rulesets of every level. */
    List<Ruleset> rulesFor(String branch) {
        return Stream.concat(rulesets.stream(), organisation.stream().flatMap(above -> above.rulesets.stream()))
                .filter(rules -> rules.covers(this, branch))
                .toList();
    }

    /** What rulesets and classic protection require of a branch. */
    List<Ruleset.RequiredCheck> required(String branch) {
        return Stream.concat(
                        rulesFor(branch).stream().flatMap(rules -> rules.checks().stream()),
                        Optional.ofNullable(protections.get(branch)).map(Protection::check).stream())
                .toList();
    }
}
