package dev.countersign.sandbox;

/** An App on one of the organisations it is installed on; tokens and webhooks are for one of them. */
record Installed(App app, Organisation organisation, long id) {

    /** Whether that repository is its organisation's. */
    boolean has(Repository repository) {
        return organisation.account.equals(repository.owner);
    }
}
