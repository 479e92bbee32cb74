package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Look;
import dev.countersign.flow.Publisher;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.text.Templates;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Publishes by content: what GitHub already shows is not sent again.
 *
 * <p>That something is about to be created or changed is kept before it is; after a crash in between, or where the answer got
 * lost, it is looked for before another one is made, and what may have been changed is written again. The queue runs one look
 * at a pull request, and one at a commit, at a time; a worker that stood still for so long that another one took its look over
 * finds that out before it sends, or keeps, anything more.
 */
public final class Outbox implements Publisher {

    /** What GitHub did not answer in time may still be done for about as long. */
    private static final Duration ONCE_MORE = Duration.ofSeconds(15);

    private final CheckOutbox checks;
    private final Comments comments;
    private final OneComment one;
    private final Shelf shelf;

    /** Publishes through these. */
    public Outbox(CheckRuns checks, Comments comments, Shelf shelf, Pages pages) {
        this.checks = new CheckOutbox(checks, pages);
        this.comments = comments;
        this.one = new OneComment(comments, Templates.MARKER);
        this.shelf = shelf;
    }

    @Override
    public void publish(Look.AtCommit look, Subject asking, CheckReport report) {
        String external = asking.repositoryId() + "@" + report.head();
        boolean late = checks.publish(
                asking,
                report,
                external,
                new Place<>(() -> shelf.shown(look), shown -> shelf.keep(look, shown), () -> shelf.mistrust(look)));
        if (late) {
            throw new TryLater(
                    "the check is written once more, since GitHub may still do what it did not answer in time",
                    ONCE_MORE,
                    null);
        }
    }

    @Override
    public void publish(Look.AtPull look, Subject subject, Publication.Comment comment) {
        comment(
                subject,
                comment,
                new Place<>(() -> shelf.shown(look), shown -> shelf.keep(look, shown), () -> shelf.mistrust(look)));
    }

    private void comment(Subject subject, Publication.Comment wanted, Place<Shown> place) {
        String text = wanted instanceof Publication.Comment.Shown shown
                ? shown.markdown()
                : ((Publication.Comment.OnlyIfThere) wanted).markdown();
        boolean needed = wanted instanceof Publication.Comment.Shown;
        String digest = Sha256.of(text);
        Shown before = place.shown();
        if (before.commentDigest().equals(digest)) {
            return;
        }
        OptionalLong id = before.commentAttempted()
                ? one.only(subject, before.commentId(), place)
                : before.commentId() != 0 ? OptionalLong.of(before.commentId()) : OptionalLong.empty();
        if (id.isPresent()
                && update(subject, id.getAsLong(), text, before.withComment(id.getAsLong(), digest), place)) {
            return;
        }
        if (needed) {
            place.keep(before.attemptingComment());
            place.sending(() -> {
                long made = one.create(subject, text, before.commentAttempted(), place);
                // What was under way may still come: it is looked for before the next change.
                place.keep(new Shown(made, digest, before.commentAttempted()));
                return made;
            });
        } else if (before.commentId() != 0 || before.commentAttempted()) {
            // Nothing is there and nothing has to be, so it is not looked for again.
            place.keep(before.withComment(0, ""));
        }
    }

    private boolean update(Subject subject, long id, String text, Shown after, Place<Shown> place) {
        place.keep(after.withComment(id, ""));
        return place.sending(() -> {
            boolean there = comments.update(subject, id, text);
            if (there) {
                place.keep(after);
            }
            return there;
        });
    }
}
