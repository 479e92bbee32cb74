package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A GitHub with rules, and with issues that can be told of; {@code lose} makes the answer to the next one get lost,
 * {@code broken} names a branch whose rules cannot be read, and {@code brokenBypass} breaks who may pass by.
 */
final class RuledGitHub implements Rules, Issues {

    final Map<String, List<RequiredCheck>> rules = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final Map<Integer, String> issues = new LinkedHashMap<>();
    final Map<Integer, Boolean> open = new HashMap<>();
    RuntimeException fault;
    String broken = "none";
    boolean brokenBypass;
    boolean brokenIssues;
    boolean lose;
    boolean noIssues;

    void requires(String branch, long app, RequiredCheck.Rule rule) {
        rules.put(branch, List.of(new RequiredCheck(app, rule)));
    }

    @Override
    public List<RequiredCheck> requiring(Project project, String branch, String check) {
        asked.add("rules of " + branch);
        if (fault != null) {
            throw fault;
        }
        if (branch.equals(broken)) {
            throw new IllegalStateException("token=hush");
        }
        return rules.getOrDefault(branch, List.of());
    }

    @Override
    public Bypass bypass(Project project, RequiredCheck.Rule rule) {
        asked.add("bypass");
        if (brokenBypass) {
            throw new ClassCastException("token=hush");
        }
        return new Bypass.Nobody();
    }

    @Override
    public long app() {
        return AuditRulesTest.US;
    }

    @Override
    public int open(long installation, RepositoryRef repository, String title, String body) {
        if (noIssues) {
            throw new SubjectGone("GitHub does not have it");
        }
        if (brokenIssues) {
            throw new IllegalStateException("token=hush");
        }
        asked.add("open issue in " + repository);
        int number = issues.size() + 1;
        issues.put(number, body);
        open.put(number, true);
        if (lose) {
            lose = false;
            throw new TryLater("the answer got lost", Duration.ZERO, null);
        }
        return number;
    }

    @Override
    public boolean change(
            long installation, RepositoryRef repository, int number, String title, String body, boolean isOpen) {
        asked.add("change issue " + number);
        open.put(number, isOpen);
        return issues.replace(number, body) != null;
    }

    @Override
    public OptionalInt find(long installation, RepositoryRef repository, String beginning) {
        return issues.keySet().stream().mapToInt(one -> one).max();
    }
}
