package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import java.util.List;

/**
 * Port: what GitHub shows of open pull requests, many at a time. Throws as {@link CheckRuns} does. Safe for use by many threads.
 */
public interface OpenPulls {

    /** The installations of this App that work, by rising number. */
    List<Long> installations();

    /**
     * A repository in a list.
     *
     * @param node GitHub's name of it in GraphQL
     * @param open whether there may be open pull requests in it
     */
    record Listed(Project project, String node, boolean open) {}

    /**
     * A part of an installation's repositories.
     *
     * @param more whether there are further parts
     */
    record Repositories(List<Listed> listed, boolean more) {

        /** Copies the list. */
        public Repositories {
            listed = List.copyOf(listed);
        }
    }

    /** A part of an installation's repositories, without archived ones; parts count from 1. */
    Repositories repositories(long installation, int part);

    /** The open pull requests of repositories of one installation, the oldest of each; at most {@link #TOGETHER}. */
    Seen pulls(List<Listed> repositories);

    /** Those of a repository that come after. */
    Seen pullsAfter(Listed repository, String place);

    /** Whether a comment is there that was not among the first ones. */
    boolean hasComment(Subject subject, long comment);

    /** Of how many repositories the pull requests are told at once. */
    int TOGETHER = 20;

    /**
     * What GitHub told.
     *
     * @param parts one for each repository that it told of
     * @param scarce whether others need what is left of the rate limit
     */
    record Seen(List<Part> parts, boolean scarce) {

        /** Copies the list. */
        public Seen {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Open pull requests of one repository, oldest first, without a gap.
     *
     * @param next where the next ones begin; empty when these are the last
     */
    record Part(Project project, List<Pull> pulls, String next) {

        /** Copies the list. */
        public Part {
            pulls = List.copyOf(pulls);
        }
    }

    /**
     * One that is open.
     *
     * @param check what our check on its head says
     * @param comments those of its first comments that are ours
     * @param allComments whether these are all there are
     */
    record Pull(int number, String head, String base, Check check, List<Comment> comments, boolean allComments) {

        /** Copies the list. */
        public Pull {
            comments = List.copyOf(comments);
        }
    }

    /**
     * A comment of ours.
     *
     * @param touched whether somebody else changed it last
     */
    record Comment(long id, boolean touched) {}

    /** Our check on a commit. */
    sealed interface Check {

        /** There is none. */
        record None() implements Check {}

        /** It says this. */
        record Says(CheckReport.State state, String title) implements Check {}

        /** It says something that we never say. */
        record Strange() implements Check {}

        /** It cannot be told: GitHub showed another commit. */
        record Unknown() implements Check {}
    }
}
