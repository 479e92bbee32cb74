package dev.countersign.core.change;

/**
 * Who git says made a commit.
 *
 * @param name as written, possibly empty
 * @param email as written, possibly empty
 * @param account whom GitHub takes it for
 */
public record Identity(String name, String email, Account account) {

    /** An identity that no account is known for. */
    public static Identity unlinked(String name, String email) {
        return new Identity(name, email, new Account.Unlinked());
    }

    /** The form git writes, {@code Name <mail>}. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
