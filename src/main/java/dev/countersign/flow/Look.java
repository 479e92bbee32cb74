package dev.countersign.flow;

/**
 * A worker's look at a piece of work. A later look at the same work overtakes it, whether its worker knows that or not: a
 * process can stand still for so long that another one takes its work over. Immutable.
 */
public sealed interface Look {

    /** What it looks at, as it is kept. */
    long work();

    /** Rises with each look at the same work. */
    long number();

    /** A look at a pull request. */
    record AtPull(long work, long number) implements Look {}

    /** A look at a commit, to make its check say what it has to. */
    record AtCommit(long work, long number) implements Look {}
}
