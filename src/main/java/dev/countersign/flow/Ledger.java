package dev.countersign.flow;

import dev.countersign.core.change.Push;
import java.util.List;

/** Port: what is kept. Safe for use by many threads. */
public interface Ledger {

    /** What is kept about a pull request. */
    Remembered recall(Subject subject);

    /** Keeps an evaluation with what GitHub shall show, and makes the check of its head due, all or nothing. */
    void record(Subject subject, Evaluation evaluation);

    /** Keeps that a pull request is closed or merged. */
    void close(Subject subject);

    /** Keeps that the policy does not govern a pull request as it stands now. */
    void leaveAlone(Subject subject, Push standing);

    /** Comments whose commands were not reacted to yet. */
    List<Long> unanswered(Subject subject);

    /** Keeps that a comment's commands were reacted to. */
    void answered(long comment);
}
