package dev.countersign.flow;

import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.Act;
import java.util.List;

/** Port: what is kept. Safe for use by many threads. */
public interface Ledger {

    /** What is kept about the pull request that is looked at. */
    Remembered recall(Look.AtPull look, Subject subject);

    /**
     * Keeps an evaluation with what GitHub shall show, and makes the check of its head due, all or nothing.
     *
     * @throws Overtaken when another look has begun since; then nothing is kept
     */
    void record(Look.AtPull look, Subject subject, Evaluation evaluation);

    /**
     * Keeps exceptions for the whole repository, and makes its other pull requests due when one is new. Not part of
     * {@link #record}, so that no transaction waits for two pull requests.
     */
    void exempt(Subject subject, List<Act.Commanded> exceptions);

    /** Keeps that a pull request is closed or merged, on the same condition. */
    void close(Look.AtPull look, Subject subject);

    /** Keeps that the policy does not govern a pull request as it stands now, on the same condition. */
    void leaveAlone(Look.AtPull look, Subject subject, Push standing);

    /** Comments whose commands were not answered for good yet. */
    List<Unanswered> unanswered(Subject subject);

    /** Keeps that a comment was seen to be received, though its answer has to wait. */
    void received(long comment);

    /** Keeps that a comment's commands were reacted to. */
    void answered(long comment);

    /**
     * A comment that waits for an answer.
     *
     * @param comment GitHub's id of it
     * @param received whether people were told that it was received
     */
    record Unanswered(long comment, boolean received) {}
}
