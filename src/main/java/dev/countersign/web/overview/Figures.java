package dev.countersign.web.overview;

import dev.countersign.core.change.PullRequestRef;
import java.time.Instant;
import java.util.List;

/** Port: figures about an organisation's pull requests. Only reads, and never more than a page holds. Safe for use by many threads. */
public interface Figures {

    /** More of a list is not told. */
    int MOST = 20;

    /**
     * Something that open pull requests wait for.
     *
     * @param name the requirement's, checklist's or tool's
     * @param pulls how many wait for it
     * @param since since when the first of them does
     */
    record Waiting(String name, long pulls, Instant since) {}

    /**
     * An open pull request that waits.
     *
     * @param waits for what
     */
    record Open(PullRequestRef pull, Instant since, String level, List<String> waits) {
        /** Copies the list. */
        public Open {
            waits = List.copyOf(waits);
        }
    }

    /**
     * The pull requests that were opened in a month.
     *
     * @param month such as {@code 2026-11}
     * @param pulls how many
     * @param assisted with how many of them a tool helped
     * @param signed how many of them were signed
     * @param median of the time until they were, in seconds; 0 where none was
     */
    record Month(String month, long pulls, long assisted, long signed, long median) {}

    /** With how many pull requests of a month a tool helped. */
    record ToolUse(String month, String tool, long pulls) {}

    /** How many pull requests of the last 90 days are of a level of risk, and how many of these are open. */
    record Level(String level, long pulls, long open) {}

    /**
     * What somebody carries.
     *
     * @param asked how many open pull requests they were asked to review and have not signed
     * @param signed how many they signed within 30 days
     */
    record Load(String login, long asked, long signed) {}

    /**
     * An area that few people sign for.
     *
     * @param pulls how many pull requests touched it within 90 days
     * @param people how many people signed them
     */
    record Thin(String area, long pulls, long people) {}

    /** A tool that is not simply approved, with how many pull requests of the last 90 days it helped, and when last. */
    record Unapproved(String tool, long pulls, Instant last) {}

    /**
     * A branch and whether merges into it are held.
     *
     * @param bypass who may merge all the same
     */
    record Branch(String repository, String branch, String state, String detail, Bypassers bypass, Instant checked) {}

    /** What open pull requests wait for, what most wait for first. */
    List<Waiting> waiting(String owner);

    /** The open pull requests that wait the longest. */
    List<Open> longest(String owner);

    /** The months since then, the latest first. */
    List<Month> months(String owner, Instant since);

    /** Which tools helped in the months since then. */
    List<ToolUse> tools(String owner, Instant since);

    /** Risk, the lowest level first. */
    List<Level> levels(String owner, Instant since);

    /** Who carries how much, who carries most first. */
    List<Load> loads(String owner, Instant since);

    /** Areas whose pull requests since then were signed by fewer than two people. */
    List<Thin> thin(String owner, Instant since);

    /** Tools that the register does not simply approve. */
    List<Unapproved> unapproved(String owner, Instant since);

    /** Branches, those that are not held first. */
    List<Branch> branches(String owner);
}
