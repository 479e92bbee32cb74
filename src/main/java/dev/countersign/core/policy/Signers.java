package dev.countersign.core.policy;

/** Who may give a sign-off. */
public sealed interface Signers {

    /** A person, by login. */
    record User(String login) implements Signers {}

    /** A team of an organisation, by slug. */
    record Team(String organization, String slug) implements Signers {}

    /** The owners of the touched areas. */
    record Owners() implements Signers {}

    /** The code owners of the touched files. */
    record CodeOwners() implements Signers {}

    /** Any person whose sign-offs count. */
    record Anyone() implements Signers {}
}
