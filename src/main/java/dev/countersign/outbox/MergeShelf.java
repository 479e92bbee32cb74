package dev.countersign.outbox;

import dev.countersign.flow.Look;
import java.util.Optional;

/** Port: keeps of which merges people were told, on the terms of {@link Shelf}. */
public interface MergeShelf {

    /**
     * A merge around the check that nobody was told of.
     *
     * @param head the head it was merged at
     * @param by who merged it
     * @param judged whether there was a verdict on that head
     * @param title what our check said then; only where it was judged
     * @param attempted whether a comment was being created when last heard of
     */
    record Untold(String head, String by, boolean judged, String title, boolean attempted) {}

    /** The merge of a pull request, if it went around the check and nobody was told yet. */
    Optional<Untold> untold(Look.AtPull look);

    /** Keeps that a comment is about to be created. */
    void attempting(Look.AtPull look);

    /** Keeps that people were told. */
    void told(Look.AtPull look);

    /** Whoever was overtaken may have told them late. */
    void mistrust(Look.AtPull look);
}
