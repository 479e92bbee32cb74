package dev.countersign.gitrepo;

/** A local repository cannot give what was asked for; the message is for people and says what to do. */
public final class GitProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is wrong and what to do. */
    public GitProblem(String message) {
        super(message);
    }

    /** Says what is wrong and what to do, and keeps what happened. */
    public GitProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
