package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Look;
import dev.countersign.flow.Publisher;
import dev.countersign.flow.Subject;
import dev.countersign.text.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Publishes by content: what GitHub already shows is not sent again.
 *
 * <p>That something is about to be created or changed is kept before it is; after a crash in between, or where the answer got
 * lost, it is looked for before another one is made, and what may have been changed is written again. What was not answered in
 * time may still be done: a while after the next write it is looked for, and written, once more. The queue runs one look
 * at a pull request, and one at a commit, at a time; a worker that stood still for so long that another one took its look over
 * finds that out before it sends, or keeps, anything more.
 */
public final class Outbox implements Publisher {

    private final CheckOutbox checks;
    private final Comments comments;
    private final OneComment one;
    private final Shelf shelf;
    private final Clock clock;

    /** Publishes through these. */
    public Outbox(CheckRuns checks, Comments comments, Shelf shelf, Pages pages, Clock clock) {
        this.checks = new CheckOutbox(checks, pages, clock);
        this.comments = comments;
        this.one = new OneComment(comments, Templates.MARKER);
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> publish(Look.AtCommit look, Subject asking, CheckReport report) {
        String external = asking.repositoryId() + "@" + report.head();
        return checks.publish(
                asking,
                report,
                external,
                new Place<>(
                        () -> shelf.shown(look),
                        () -> shelf.claim(look),
                        shown -> shelf.keep(look, shown),
                        () -> shelf.mistrust(look)));
    }

    @Override
    public Optional<Instant> publish(Look.AtPull look, Subject subject, Publication.Comment comment) {
        return comment(
                subject,
                comment,
                new Place<>(
                        () -> shelf.shown(look),
                        () -> shelf.claim(look),
                        shown -> shelf.keep(look, shown),
                        () -> shelf.mistrust(look)));
    }

    private Optional<Instant> comment(Subject subject, Publication.Comment wanted, Place<Shown> place) {
        String text = wanted instanceof Publication.Comment.Shown shown
                ? shown.markdown()
                : ((Publication.Comment.OnlyIfThere) wanted).markdown();
        boolean needed = wanted instanceof Publication.Comment.Shown;
        String digest = Sha256.of(text);
        Shown before = needed ? place.claimed() : place.shown();
        Written written = Written.of(before.commentDigest());
        Instant now = clock.instant();
        if (written.shows(digest, now) && (before.commentId() != 0 || !needed)) {
            return written.again();
        }
        Written after = written.by(digest, now);
        boolean doubtful = before.commentAttempted() || written.isDoubtful();
        OptionalLong id = doubtful
                ? one.only(subject, before.commentId(), place)
                : before.commentId() != 0 ? OptionalLong.of(before.commentId()) : OptionalLong.empty();
        if (id.isPresent() && update(subject, id.getAsLong(), text, written, after, place)) {
            return after.again();
        }
        if (needed) {
            if (!before.equals(Shown.NOTHING)) {
                place.keep(new Shown(0, written.unknown().kept(), true));
            }
            place.sending(new Shown(0, Written.UNANSWERED.kept(), true), () -> {
                long made = one.create(subject, text, doubtful, place);
                // What was under way may still come: it is looked for before the next change.
                place.keep(new Shown(made, after.kept(), before.commentAttempted()));
                return made;
            });
        } else if (before.commentId() != 0 || doubtful) {
            // Nothing is there and nothing has to be, so it is only looked for again where something may still come.
            place.keep(new Shown(0, after.isDoubtful() ? after.kept() : "", false));
        }
        return after.again();
    }

    private boolean update(Subject subject, long id, String text, Written before, Written after, Place<Shown> place) {
        place.keep(new Shown(id, before.unknown().kept(), false));
        return place.sending(new Shown(id, Written.UNANSWERED.kept(), false), () -> {
            boolean there = comments.update(subject, id, text);
            if (there) {
                place.keep(new Shown(id, after.kept(), false));
            }
            return there;
        });
    }
}
