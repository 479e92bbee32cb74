package dev.countersign.core.change;

/** The GitHub account that a git identity belongs to, if GitHub knows one. */
public sealed interface Account {

    /** GitHub links the e-mail address to this account. */
    record Linked(Person person) implements Account {}

    /** GitHub links the e-mail address to nobody. */
    record Unlinked() implements Account {}

    /** Whether this is the account of that person. */
    default boolean is(Person person) {
        return this instanceof Linked linked && linked.person().same(person);
    }
}
