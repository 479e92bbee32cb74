package dev.countersign.gitrepo;

import dev.countersign.core.change.Identity;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;

/** The co-authors that a commit message names. */
final class Trailers {

    private Trailers() {}

    /** Who is named in {@code Co-authored-by} trailers of the last paragraph, in order. */
    static List<Identity> coAuthors(RevCommit commit) {
        return commit.getFooterLines("Co-authored-by").stream()
                .map(Trailers::identity)
                .toList();
    }

    /** Reads {@code Name <mail>}; what has no mail is a name. */
    static Identity identity(String text) {
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        return open < 0 || close < 0
                ? Identity.unlinked(text.strip(), "")
                : Identity.unlinked(
                        text.substring(0, open).strip(),
                        text.substring(open + 1, close).strip());
    }
}
