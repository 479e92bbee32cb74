package dev.countersign.core.notice;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import java.time.Instant;
import java.util.List;

/**
 * Something that the operator's other systems may want to know of. Titles, logins and reasons are people's words, and hostile.
 *
 * <p>Immutable; the texts are cut to {@link #LONGEST} characters.
 */
public sealed interface Notice {

    /** So many characters of somebody's words at most. */
    int LONGEST = 300;

    /** So many names of a list at most. */
    int MOST = 20;

    /** Which kind it is of. */
    Kind kind();

    /** What it is about: a pull request, such as {@code acme/shop#12}, or a branch, such as {@code acme/shop@main}. */
    String about();

    /** The repository. */
    RepositoryRef repository();

    /** Kinds of notice. */
    enum Kind {
        /** How a pull request stands is other than before. */
        VERDICT_CHANGED,
        /** A pull request waits for people longer than it should. */
        WAITING_TOO_LONG,
        /** Somebody let a blocked change through. */
        OVERRIDE_USED,
        /** Merges into a branch are not held any more. */
        ENFORCEMENT_LOST;

        /** The word that settings use, such as {@code verdict-changed}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** One about a pull request. */
    sealed interface OfPull extends Notice {

        /** Which one. */
        PullRequestRef pull();

        @Override
        default String about() {
            return pull().toString();
        }

        @Override
        default RepositoryRef repository() {
            return pull().repository();
        }
    }

    /**
     * How a pull request stands is other than before.
     *
     * @param pull which one
     * @param title its title
     * @param head the commit that was judged
     * @param before how it stood: {@code cleared}, {@code blocked}, {@code undecided} or {@code overridden}; empty for the first
     * @param now how it stands
     * @param said the verdict in a line
     * @param risk its level, in a word
     */
    record VerdictChanged(
            PullRequestRef pull, String title, String head, String before, String now, String said, String risk)
            implements OfPull {
        /** Cuts the texts. */
        public VerdictChanged {
            title = cut(title);
            said = cut(said);
        }

        @Override
        public Kind kind() {
            return Kind.VERDICT_CHANGED;
        }
    }

    /**
     * A pull request waits longer than it should.
     *
     * @param pull which one
     * @param since since when it is not clear
     * @param waits what it waits for
     */
    record WaitingTooLong(PullRequestRef pull, Instant since, List<String> waits) implements OfPull {
        /** Cuts the list. */
        public WaitingTooLong {
            waits = waits.stream().limit(MOST).map(Notice::cut).toList();
        }

        @Override
        public Kind kind() {
            return Kind.WAITING_TOO_LONG;
        }
    }

    /**
     * Somebody let a blocked change through.
     *
     * @param pull which one
     * @param head the commit
     * @param by their logins
     * @param why what they said
     * @param until until when it holds
     */
    record OverrideUsed(PullRequestRef pull, String head, List<String> by, String why, Instant until)
            implements OfPull {
        /** Cuts the texts. */
        public OverrideUsed {
            by = by.stream().limit(MOST).map(Notice::cut).toList();
            why = cut(why);
        }

        @Override
        public Kind kind() {
            return Kind.OVERRIDE_USED;
        }
    }

    /**
     * Merges into a branch are not held although the policy says that they are.
     *
     * @param repository its repository
     * @param branch its name
     * @param state what was found: {@code not-required} or {@code unpinned}
     * @param detail what there is to say of it; possibly empty
     */
    record EnforcementLost(RepositoryRef repository, String branch, String state, String detail) implements Notice {
        /** Cuts the texts. */
        public EnforcementLost {
            branch = cut(branch);
            detail = cut(detail);
        }

        @Override
        public Kind kind() {
            return Kind.ENFORCEMENT_LOST;
        }

        @Override
        public String about() {
            return repository + "@" + branch;
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
