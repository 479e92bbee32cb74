package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
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
 * another one is made. The queue runs one look at a pull request, and one at a commit, at a time, so nothing here can
 * overtake itself.
 */
public final class Outbox implements Publisher {

    private final CheckOutbox checks;
    private final Comments comments;
    private final Shelf shelf;

    /** Publishes through these. */
    public Outbox(CheckRuns checks, Comments comments, Shelf shelf, Pages pages) {
        this.checks = new CheckOutbox(checks, pages);
        this.comments = comments;
        this.shelf = shelf;
    }

    @Override
    public void publish(long head, Subject asking, CheckReport report) {
        String external = asking.repositoryId() + "@" + report.head();
        checks.publish(asking, report, external, shelf.shown(head), shown -> shelf.keep(head, shown));
    }

    @Override
    public void publish(Subject subject, Publication.Comment comment) {
        comment(subject, comment, shelf.shown(subject));
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
