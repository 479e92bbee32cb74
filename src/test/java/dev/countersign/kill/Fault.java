package dev.countersign.kill;

/** What goes wrong with one request to GitHub. */
public enum Fault {
    /** It is done, and the answer comes. */
    NONE,
    /** It is not done; the answer is a server error. */
    ERROR,
    /** It is not done; the token is taken for a wrong one. */
    UNAUTHORIZED,
    /** It is not done; the answer is a page that no program reads. */
    PAGE,
    /** It is not done; GitHub says that it was too much, and to come back in a second. */
    LIMIT,
    /** It is not done, and the connection breaks. */
    CUT_BEFORE,
    /** It is done, and the connection breaks before the answer. */
    CUT_AFTER,
    /** It is done, and the connection breaks in the middle of the answer. */
    HALF,
    /** It is done, and the answer comes late. */
    SLOW
}
