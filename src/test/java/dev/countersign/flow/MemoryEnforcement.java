package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept; {@code spoiled} names a branch of which nothing but that it is unknown can be kept, {@code down} keeps nothing. */
final class MemoryEnforcement implements EnforcementBook {

    final List<Governed> due = new ArrayList<>();
    final Map<String, Finding> findings = new LinkedHashMap<>();
    String old = "none";
    String spoiled = "none";
    boolean down;
    Notice notice = new Notice(0, "", false, false);

    void governs(String branch, Mode mode) {
        Project project = new Project(7, 9, new RepositoryRef("acme", "shop"));
        due.add(new Governed(project, branch, mode));
    }

    @Override
    public List<Governed> due(Instant since, Instant judged, int most) {
        return due;
    }

    @Override
    public List<Owner> forget(Instant judged) {
        List<Owner> owners = findings.containsKey(old) ? List.of(new Owner(7, "acme")) : List.of();
        findings.remove(old);
        return owners;
    }

    @Override
    public boolean keep(Finding finding, Instant now) {
        if (down
                || finding.governed().branch().equals(spoiled)
                        && !finding.word().equals("unknown")) {
            throw new IllegalStateException("password=hush");
        }
        return !finding.equals(findings.put(finding.governed().branch(), finding));
    }

    @Override
    public List<Finding> of(long installation, String owner) {
        return List.copyOf(findings.values());
    }

    @Override
    public long count(String word) {
        throw new AssertionError("nobody counts here");
    }

    @Override
    public Notice notice(String owner) {
        return notice;
    }

    @Override
    public void keep(String owner, Notice now) {
        notice = now;
    }
}
