package dev.countersign.flow;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.Enforcement;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Governed;
import dev.countersign.flow.EnforcementBook.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out whether GitHub holds merges for our check, on every branch that pull requests were judged for. */
public final class AuditRules {

    static final int MOST_BRANCHES = 100;

    /** A branch that no change was judged for so long may not be there any more. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private final Rules rules;
    private final EnforcementBook book;
    private final TellEnforcement tell;
    private final Duration every;
    private final Clock clock;

    /**
     * Asks these rules.
     *
     * @param every how long what was found is good for
     */
    public AuditRules(Rules rules, EnforcementBook book, TellEnforcement tell, Duration every, Clock clock) {
        this.rules = rules;
        this.book = book;
        this.tell = tell;
        this.every = every;
        this.clock = clock;
    }

    /**
     * What one round did.
     *
     * @param findings what was found
     * @param changed those of them that were otherwise before
     * @param later why branches are looked at later instead, each with its repository
     * @param untold why an issue could not be written, each with its owner
     */
    public record Done(List<Finding> findings, List<Finding> changed, List<String> later, List<String> untold) {

        /** Copies the lists. */
        public Done {
            findings = List.copyOf(findings);
            changed = List.copyOf(changed);
            later = List.copyOf(later);
            untold = List.copyOf(untold);
        }

        /** Those that people should know of: where a merge is not held although the policy says that it is. */
        public List<Finding> loud() {
            return findings.stream().filter(AuditRules::isLoud).toList();
        }
    }

    /** Whether a merge is not held although the policy says that it is. */
    public static boolean isLoud(Finding finding) {
        return finding.governed().mode() == Mode.ENFORCE
                && (finding.word().equals(new Enforcement.NotRequired().word())
                        || finding.word().equals(new Enforcement.Unpinned("").word()));
    }

    /** Looks at the branches that are due, a bounded number of them; what cannot be told is a finding, too. */
    public Done round() {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        List<Finding> changed = new ArrayList<>();
        List<String> later = new ArrayList<>();
        Instant judged = now.minus(REMEMBERED);
        Set<Owner> owners = new LinkedHashSet<>(book.forget(judged));
        Map<RequiredCheck.Rule, Bypass> known = new HashMap<>();
        for (Governed governed : book.due(now.minus(every), judged, MOST_BRANCHES)) {
            Project project = governed.project();
            try {
                findings.add(keep(Finding.of(governed, look(governed, known)), now, changed));
                owners.add(new Owner(project.installation(), project.ref().owner()));
            } catch (TryLater limited) {
                // What was found before is as good as nothing new.
                later.add(project.ref() + ": " + limited.getMessage());
            }
        }
        return new Done(findings, changed, later, tell(owners));
    }

    /** What cannot be kept is unknown. Where not even that can be kept, nothing can be, and the round ends. */
    private Finding keep(Finding found, Instant now, List<Finding> changed) {
        Finding kept = found;
        boolean other;
        try {
            other = book.keep(found, now);
        } catch (RuntimeException broken) {
            kept = Finding.of(
                    found.governed(),
                    new Enforcement.Unknown("what was found cannot be kept: " + Unforeseen.words(broken)));
            other = book.keep(kept, now);
        }
        if (other) {
            changed.add(kept);
        }
        return kept;
    }

    private Enforcement look(Governed governed, Map<RequiredCheck.Rule, Bypass> known) {
        Project project = governed.project();
        try {
            List<RequiredCheck> requiring = rules.requiring(project, governed.branch(), Publications.CHECK);
            return Enforcement.of(
                    requiring,
                    rules.app(),
                    rule -> rule instanceof RequiredCheck.Rule.Ruleset
                            ? known.computeIfAbsent(rule, any -> bypass(project, rule))
                            : bypass(project, rule));
        } catch (Refused | SubjectGone untold) {
            return new Enforcement.Unknown(untold.getMessage());
        } catch (TryLater limited) {
            throw limited;
        } catch (RuntimeException broken) {
            // One that cannot be read in a way that nobody thought of keeps no other from being looked at.
            return new Enforcement.Unknown(Unforeseen.words(broken));
        }
    }

    private Bypass bypass(Project project, RequiredCheck.Rule rule) {
        try {
            return rules.bypass(project, rule);
        } catch (Refused | SubjectGone untold) {
            return new Bypass.Unknown(untold.getMessage());
        } catch (TryLater limited) {
            throw limited;
        } catch (RuntimeException broken) {
            return new Bypass.Unknown(Unforeseen.words(broken));
        }
    }

    private List<String> tell(Set<Owner> owners) {
        List<String> untold = new ArrayList<>();
        for (Owner owner : owners) {
            try {
                tell.tell(owner.installation(), owner.login());
            } catch (TryLater | Refused | SubjectGone failed) {
                untold.add(owner.login() + ": " + failed.getMessage());
            } catch (RuntimeException broken) {
                untold.add(owner.login() + ": " + Unforeseen.words(broken));
            }
        }
        return untold;
    }
}
