package dev.countersign.outbox;

import dev.countersign.core.change.Shas;
import dev.countersign.core.report.Markdown;
import dev.countersign.flow.AfterMerge;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Look;
import dev.countersign.flow.Subject;
import dev.countersign.text.Templates;
import java.util.Optional;

/** Comments once on pull requests that were merged around the check. The queue runs one look at a pull request at a time. */
public final class MergeOutbox implements AfterMerge {

    private final OneComment one;
    private final MergeShelf shelf;
    private final Templates templates;

    /** Writes through these. */
    public MergeOutbox(Comments comments, MergeShelf shelf, Templates templates) {
        this.one = new OneComment(comments, Templates.MERGED_MARKER);
        this.shelf = shelf;
        this.templates = templates;
    }

    @Override
    public void tell(Look.AtPull look, Subject subject) {
        Place<Optional<MergeShelf.Untold>> place =
                new Place<>(() -> shelf.untold(look), untold -> keep(look, untold), () -> shelf.mistrust(look));
        place.shown().ifPresent(merge -> tell(subject, merge, place));
    }

    private void keep(Look.AtPull look, Optional<MergeShelf.Untold> untold) {
        if (untold.isEmpty()) {
            shelf.told(look);
        } else {
            shelf.attempting(look);
        }
    }

    private void tell(Subject subject, MergeShelf.Untold merge, Place<Optional<MergeShelf.Untold>> place) {
        boolean there = merge.attempted() && one.only(subject, 0, place).isPresent();
        if (!there) {
            place.keep(Optional.of(merge));
            place.sending(() -> one.create(subject, text(merge), merge.attempted(), place));
        }
        place.sending(() -> {
            place.keep(Optional.empty());
            return there;
        });
    }

    private String text(MergeShelf.Untold merge) {
        return templates.merged(
                Markdown.code(merge.by()),
                Markdown.code(Shas.brief(merge.head())),
                merge.judged() ? Markdown.text(merge.title()) : "none, because this head was never judged");
    }
}
