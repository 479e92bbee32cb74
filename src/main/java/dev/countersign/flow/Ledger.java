package dev.countersign.flow;

import java.util.List;

/** Port: what is kept. Safe for use by many threads. */
public interface Ledger {

    /** What is kept about a pull request. */
    Remembered recall(Subject subject);

    /** Keeps an evaluation with what GitHub shall show, all or nothing. */
    void record(Subject subject, Evaluation evaluation);

    /** Keeps that a pull request is not looked after any more: closed, merged, or not governed. */
    void retire(Subject subject);

    /** Comments whose commands were not reacted to yet. */
    List<Long> unanswered(Subject subject);

    /** Keeps that a comment's commands were reacted to. */
    void answered(long comment);
}
