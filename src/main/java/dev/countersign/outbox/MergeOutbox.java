package dev.countersign.outbox;

import dev.countersign.core.change.Shas;
import dev.countersign.core.report.Markdown;
import dev.countersign.flow.AfterMerge;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Subject;
import dev.countersign.text.Templates;

/** Comments once on pull requests that were merged around the check. The queue runs one look at a pull request at a time. */
public final class MergeOutbox implements AfterMerge {

    private final Comments comments;
    private final MergeShelf shelf;
    private final Templates templates;

    /** Writes through these. */
    public MergeOutbox(Comments comments, MergeShelf shelf, Templates templates) {
        this.comments = comments;
        this.shelf = shelf;
        this.templates = templates;
    }

    @Override
    public void tell(Subject subject) {
        shelf.untold(subject).ifPresent(merge -> tell(subject, merge));
    }

    private void tell(Subject subject, MergeShelf.Untold merge) {
        boolean there = merge.attempted()
                && comments.find(subject, Templates.MERGED_MARKER).isPresent();
        if (!there) {
            shelf.attempting(subject);
            comments.create(
                    subject,
                    templates.merged(
                            Markdown.code(merge.by()),
                            Markdown.code(Shas.brief(merge.head())),
                            merge.judged()
                                    ? Markdown.text(merge.title())
                                    : "none, because this head was never judged"));
        }
        shelf.told(subject);
    }
}
