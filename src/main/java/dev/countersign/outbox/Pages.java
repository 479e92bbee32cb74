package dev.countersign.outbox;

import dev.countersign.flow.Subject;

/** Knows where the page of a pull request is. */
public final class Pages {

    private final String address;

    /**
     * Builds addresses from the App's own.
     *
     * @param address such as {@code https://countersign.acme.example}, without a slash at the end; empty when unknown
     */
    public Pages(String address) {
        this.address = address;
    }

    /** The page of a pull request; empty when the App does not know its own address. */
    public String of(Subject subject) {
        return address.isEmpty()
                ? ""
                : address + "/" + subject.ref().repository() + "/pull/"
                        + subject.ref().number();
    }
}
