package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.Markdown;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Notice;
import dev.countersign.text.Templates;
import java.util.List;
import java.util.OptionalInt;

/**
 * Keeps one issue in an organisation's own repository that lists the branches where merges are not held for our check: opened
 * when there are some, changed as they change, closed when there are none.
 */
public final class TellEnforcement {

    private static final String OWN = ".github";
    private static final String TITLE = "Merges are not held for the check countersign";

    private final Issues issues;
    private final EnforcementBook book;
    private final Templates templates;
    private final boolean wanted;

    /**
     * Writes such issues.
     *
     * @param wanted whether anybody wants them
     */
    public TellEnforcement(Issues issues, EnforcementBook book, Templates templates, boolean wanted) {
        this.issues = issues;
        this.book = book;
        this.templates = templates;
        this.wanted = wanted;
    }

    /** Makes an owner's issue say what was found last; does nothing where it already does. Throws as {@link CheckRuns} does. */
    public void tell(long installation, String owner) {
        if (!wanted) {
            return;
        }
        List<Finding> all = book.of(installation, owner);
        List<Finding> loud = all.stream().filter(AuditRules::isLoud).toList();
        List<Finding> unknown =
                all.stream().filter(one -> one.word().equals("unknown")).toList();
        Notice before = book.notice(owner);
        if (loud.isEmpty() && !before.open() && !before.attempted()) {
            return;
        }
        String body = templates.enforcement(lines(loud), lines(unknown));
        String digest = Sha256.of(body);
        if (before.open() == !loud.isEmpty() && before.digest().equals(digest)) {
            return;
        }
        write(installation, new RepositoryRef(owner, OWN), before, body, !loud.isEmpty());
    }

    private void write(long installation, RepositoryRef where, Notice before, String body, boolean open) {
        String digest = Sha256.of(body);
        OptionalInt number = before.number() != 0
                ? OptionalInt.of(before.number())
                : before.attempted()
                        ? issues.find(installation, where, Templates.ENFORCEMENT_MARKER)
                        : OptionalInt.empty();
        if (number.isPresent() && issues.change(installation, where, number.getAsInt(), TITLE, body, open)) {
            book.keep(where.owner(), new Notice(number.getAsInt(), digest, open, false));
        } else if (open) {
            book.keep(where.owner(), new Notice(0, "", false, true));
            book.keep(where.owner(), new Notice(issues.open(installation, where, TITLE, body), digest, true, false));
        } else {
            book.keep(where.owner(), new Notice(0, "", false, false));
        }
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(one -> Markdown.code(one.governed().branch()) + " of "
                        + Markdown.code(one.governed().project().ref().toString()) + ": " + reason(one))
                .toList();
    }

    private static String reason(Finding finding) {
        return finding.word().equals("not-required") ? "nothing requires it" : Markdown.text(finding.detail());
    }
}
