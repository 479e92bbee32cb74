package dev.countersign.outbox;

import dev.countersign.flow.Comments;
import dev.countersign.flow.Subject;
import java.util.List;
import java.util.OptionalLong;

/** Sees to it that there is one comment of ours of a kind, where another one may have come into being unseen. Immutable. */
final class OneComment {

    private final Comments comments;
    private final String marker;

    /** Those that begin with this marker. */
    OneComment(Comments comments, String marker) {
        this.comments = comments;
        this.marker = marker;
    }

    /**
     * The one that is there; what else is there is taken away.
     *
     * @param known the one that stays where it is there; otherwise the oldest does
     * @param place asked before anything is taken away
     */
    OptionalLong only(Subject subject, long known, Place<?> place) {
        List<Long> all = comments.find(subject, marker);
        if (all.isEmpty()) {
            return OptionalLong.empty();
        }
        long stays = all.contains(known) ? known : all.get(0);
        all.stream().filter(id -> id != stays).forEach(id -> {
            place.shown();
            comments.delete(subject, id);
        });
        return OptionalLong.of(stays);
    }

    /**
     * Writes one.
     *
     * @param doubtful whether the answer to an earlier one got lost, which may have come into being only now
     * @return its id
     */
    long create(Subject subject, String text, boolean doubtful, Place<?> place) {
        long made = comments.create(subject, text);
        if (doubtful) {
            only(subject, made, place);
        }
        return made;
    }
}
