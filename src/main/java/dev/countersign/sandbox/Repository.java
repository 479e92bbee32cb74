package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    final List<CheckRun> checks = new ArrayList<>();
    final List<WorkflowRun> workflows = new ArrayList<>();
    final List<QueueEntry> queue = new ArrayList<>();
    final Map<String, Long> labels = new LinkedHashMap<>();
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

    List<Ruleset> rulesFor(String branch) {
        return rulesets.stream()
                .filter(rules -> rules.covers(branch, defaultBranch))
                .toList();
    }
}
