package dev.countersign.sandbox;

/** Everything that can be done, by kind; REST and the Java side both act through these. */
record Actions(
        PushActions pushes,
        PullActions pulls,
        ReviewActions reviews,
        CommentActions comments,
        CheckActions checks,
        PeopleActions people) {

    static Actions on(Hub hub) {
        PushActions pushes = new PushActions(hub);
        return new Actions(
                pushes,
                new PullActions(hub, pushes),
                new ReviewActions(hub),
                new CommentActions(hub),
                new CheckActions(hub),
                new PeopleActions(hub));
    }
}
