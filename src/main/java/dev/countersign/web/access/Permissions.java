package dev.countersign.web.access;

/**
 * Port: what GitHub lets people see, asked as the App and remembered for minutes. What cannot be found out is answered "no", and
 * not remembered. Safe for use by many threads.
 */
public interface Permissions {

    /** Whether GitHub shows them the repository. */
    boolean reads(Visitor visitor, Premises.Place place);

    /** Whether they own the organisation. */
    boolean administers(Visitor visitor, String organisation, long installation);
}
