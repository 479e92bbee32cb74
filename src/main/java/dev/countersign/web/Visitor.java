package dev.countersign.web;

/**
 * Who looks at a page, as its frame shows it.
 *
 * @param known whether it is known who it is
 * @param name a login; empty when it is not known
 * @param operates whether there is a way to the operations page
 */
public record Visitor(boolean known, String name, boolean operates) {

    /** The one who asks. */
    public static Visitor of(Sight sight) {
        return new Visitor(sight.known(), sight.name(), sight.operates());
    }
}
