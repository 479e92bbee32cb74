package dev.countersign.core.change;

/**
 * An account at GitHub.
 *
 * <p>Two accounts are the same when their ids are; a login can be renamed, or given to somebody else.
 *
 * @param id GitHub's numeric id
 * @param login the login as REST shows it; a bot's ends in {@code [bot]}
 * @param kind what GitHub says the account is
 */
public record Person(long id, String login, Kind kind) {

    /** What GitHub says an account is. */
    public enum Kind {
        /** A person's account, as far as GitHub knows. */
        USER,
        /** A GitHub App's account. */
        BOT,
        /** An organisation. */
        ORGANIZATION,
        /** GitHub did not say, or the account is gone. */
        UNKNOWN
    }

    /** Whether GitHub calls this account a person's. */
    public boolean isUser() {
        return kind == Kind.USER;
    }

    /** Whether both are one account. */
    public boolean same(Person other) {
        return id == other.id;
    }
}
