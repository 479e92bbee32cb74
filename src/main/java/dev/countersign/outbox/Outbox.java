package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import dev.countersign.flow.CheckPublisher;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Publisher;
import dev.countersign.flow.Subject;
import dev.countersign.text.Templates;
import java.util.OptionalLong;

/**
 * Publishes by content: what GitHub already shows is not sent again.
 *
 * <p>That something is about to be created is kept before it is; after a crash in between, it is looked for before
 * another one is made. The queue runs one look at a pull request at a time, so nothing here can overtake itself.
 */
public final class Outbox implements Publisher, CheckPublisher {

    private final CheckRuns checks;
    private final Comments comments;
    private final Shelf shelf;
    private final Pages pages;

    /** Publishes through these. */
    public Outbox(CheckRuns checks, Comments comments, Shelf shelf, Pages pages) {
        this.checks = checks;
        this.comments = comments;
        this.shelf = shelf;
        this.pages = pages;
    }

    @Override
    public void publish(Subject subject, Publication publication) {
        Shown shown = check(subject, publication.check(), shelf.shown(subject));
        comment(subject, publication.comment(), shown);
    }

    @Override
    public void publish(Subject subject, CheckReport check) {
        check(subject, check, shelf.shown(subject));
    }

    private Shown check(Subject subject, CheckReport report, Shown before) {
        String external = subject.key() + "@" + report.head();
        String page = pages.of(subject);
        String digest = Sha256.of(report + "\0" + external + "\0" + page);
        if (before.checkHead().equals(report.head())) {
            if (before.checkDigest().equals(digest)) {
                return before;
            }
            checks.update(subject, before.checkId(), report, external, page);
            return keep(subject, before.withCheck(report.head(), before.checkId(), digest));
        }
        OptionalLong lost = before.checkAttempted().equals(report.head())
                ? checks.find(subject, report.name(), report.head())
                : OptionalLong.empty();
        if (lost.isPresent()) {
            checks.update(subject, lost.getAsLong(), report, external, page);
            return keep(subject, before.withCheck(report.head(), lost.getAsLong(), digest));
        }
        Shown attempting = keep(subject, before.attemptingCheck(report.head()));
        long id = checks.create(subject, report, external, page);
        return keep(subject, attempting.withCheck(report.head(), id, digest));
    }

    private void comment(Subject subject, Publication.Comment wanted, Shown before) {
        String text = wanted instanceof Publication.Comment.Shown shown
                ? shown.markdown()
                : ((Publication.Comment.OnlyIfThere) wanted).markdown();
        boolean needed = wanted instanceof Publication.Comment.Shown;
        String digest = Sha256.of(text);
        if (before.commentDigest().equals(digest)) {
            return;
        }
        OptionalLong id = before.commentId() != 0
                ? OptionalLong.of(before.commentId())
                : before.commentAttempted() ? comments.find(subject, Templates.MARKER) : OptionalLong.empty();
        if (id.isPresent() && comments.update(subject, id.getAsLong(), text)) {
            keep(subject, before.withComment(id.getAsLong(), digest));
        } else if (!needed) {
            // Nothing is there and nothing has to be, so it is not looked for again.
            if (before.commentId() != 0 || before.commentAttempted()) {
                keep(subject, before.withComment(0, ""));
            }
        } else {
            Shown attempting = keep(subject, before.attemptingComment());
            keep(subject, attempting.withComment(comments.create(subject, text), digest));
        }
    }

    private Shown keep(Subject subject, Shown shown) {
        shelf.keep(subject, shown);
        return shown;
    }
}
