package dev.countersign.flow;

import dev.countersign.core.risk.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Port: reads the past of a repository's default branch, page by page, newest first. Safe for use by many threads. */
public interface PastSource {

    /**
     * A page of the past.
     *
     * @param head the commit that the walk began from, full object id
     * @param about how many commits there are, as far as GitHub tells
     * @param commits how many this page had, whether or not they are changes of their own
     * @param single how many requests for single commits it took
     * @param changes the merged changes among them, newest first
     * @param people GitHub ids by the keys of e-mail addresses
     * @param met whether the commit up to which everything is known was met
     * @param next where the next page begins; empty when this was the last
     * @param budget how much may still be asked
     */
    record Page(
            String head,
            int about,
            int commits,
            int single,
            List<Recorded> changes,
            Map<String, String> people,
            boolean met,
            String next,
            Budget budget) {
        /** Copies the collections. */
        public Page {
            changes = List.copyOf(changes);
            people = Map.copyOf(people);
        }
    }

    /**
     * How much may still be asked.
     *
     * @param remaining what is left of it
     * @param limit of how much
     * @param reset when it is full again
     */
    record Budget(int remaining, int limit, Instant reset) {}

    /**
     * What is asked for.
     *
     * @param head the commit that the walk began from; empty to begin at the default branch as it is
     * @param cursor where the page begins; empty for the first
     * @param known the commit up to which everything is known; empty for none
     * @param since nothing older is wanted
     * @param singles for how many commits that no pull request brought the files may be asked one by one
     */
    record Question(String head, String cursor, String known, Instant since, int singles) {}

    /**
     * Reads a page.
     *
     * @throws TryLater when it cannot be read at present
     * @throws SubjectGone when the repository or the installation is gone
     * @throws Refused when GitHub does not tell it
     */
    Page read(Project project, Question question);
}
