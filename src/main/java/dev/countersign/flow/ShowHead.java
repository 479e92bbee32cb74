package dev.countersign.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the check of one commit say how all the pull requests stand that it speaks for.
 *
 * <p>Level, not edge: it looks at what is kept now, so it may be run at any time and any number of times. One look at a
 * commit at a time, on all replicas together; different ones in parallel.
 */
public final class ShowHead {

    private final Heads heads;
    private final MergeQueue queue;
    private final Publications publications;
    private final Publisher publisher;

    /** Connects the path; see each port for what it is. */
    public ShowHead(Heads heads, MergeQueue queue, Publications publications, Publisher publisher) {
        this.heads = heads;
        this.queue = queue;
        this.publications = publications;
        this.publisher = publisher;
    }

    /**
     * Looks at a commit.
     *
     * @param seen what it speaks for, read after the look had begun; empty when there is nothing to show
     * @return when to look again although nothing has happened; empty when there is no need
     * @throws Overtaken when another look at it has begun since; this one then shows nothing
     * @throws TryLater when it could not be told who is in a merge group, or not be published, at present
     * @throws SubjectGone when the repository is not there any more
     */
    public Optional<Instant> show(Look.AtCommit look, Optional<HeadPicture> seen) {
        Optional<HeadPicture> picture = seen;
        if (seen.isPresent() && seen.get().group() instanceof MergeGroup.Asked asked) {
            find(look, seen.get(), asked);
            picture = heads.picture(look.work());
        }
        return picture.filter(known -> !known.stands().isEmpty())
                .flatMap(known -> publisher.publish(look, known.asking(), publications.of(known)));
    }

    private void find(Look.AtCommit look, HeadPicture picture, MergeGroup.Asked asked) {
        try {
            heads.found(look.work(), queue.members(picture.asking(), picture.sha(), asked));
        } catch (TryLater later) {
            TryLater.passOn(later);
            HeadPicture open = new HeadPicture(
                    picture.sha(),
                    picture.asking(),
                    List.of(new Stand.Open(picture.asking(), later.getMessage())),
                    picture.group());
            publisher.publish(look, picture.asking(), publications.of(open));
            throw later;
        }
    }
}
