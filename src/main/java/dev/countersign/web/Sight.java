package dev.countersign.web;

import dev.countersign.core.change.RepositoryRef;

/**
 * Port: what the one who asks may see. Whatever cannot be found out is not seen. One for each request; not kept beyond it.
 *
 * <p>What may not be seen is answered as what is not there: 404, with the same words.
 */
public interface Sight {

    /** Whether GitHub shows them the repository; asked at most every few minutes. */
    boolean sees(RepositoryRef repository);

    /** Whether they administer the organisation, and so see all of its repositories and its figures. */
    boolean administers(String organisation);

    /** Whether they run this App: queues, dead letters, deliveries, replicas. */
    boolean operates();

    /** Whether it is known who asks; if not, a page may send them to the login, and the API answers 401. */
    boolean known();

    /** Who asks, as a page names them: a login, or a token's name; empty when not known. */
    String name();
}
