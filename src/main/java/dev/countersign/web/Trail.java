package dev.countersign.web;

/**
 * The place that a page is about, and what of it the visitor may go to.
 *
 * @param owner the organisation
 * @param repository the repository; empty for all of the organisation's
 * @param number the pull request; 0 for none
 * @param key from the page's link; empty for those who need none
 * @param administers whether the organisation's pages are for the visitor
 * @param reads whether the repository's pages are for the visitor
 */
public record Trail(String owner, String repository, int number, String key, boolean administers, boolean reads) {

    /** Where the pages about the place are: the repository's, or else the organisation's. */
    public String base() {
        return repository.isEmpty() ? "/" + owner : "/" + owner + "/" + repository;
    }

    /** Whether pages about the place are for the visitor. */
    public boolean open() {
        return repository.isEmpty() ? administers : reads;
    }

    /** Where its history is. */
    public String history() {
        return repository.isEmpty() ? "/history?organisation=" + owner : base() + "/history";
    }

    /** Where the pull request's page is. */
    public String pull() {
        return base() + "/pull/" + number + (key.isEmpty() ? "" : "?key=" + key);
    }
}
