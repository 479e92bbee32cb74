package dev.countersign.flow;

/** The pull request, its repository or the installation is not there any more, or not for us. */
public final class SubjectGone extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is gone: one sentence without a full stop. */
    public SubjectGone(String message) {
        super(message);
    }
}
