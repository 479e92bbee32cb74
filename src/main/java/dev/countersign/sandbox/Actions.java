package dev.countersign.sandbox;

/** Everything that can be done, by kind; REST and the Java side both act through these. */
record Actions(
        PushActions pushes,
        PullActions pulls,
        ReviewActions reviews,
        CommentActions comments,
        CheckActions checks,
        WorkflowActions workflows,
        PeopleActions people,
        QueueActions queue,
        AutoMergeActions autoMerge) {

    static Actions on(Hub hub) {
        PushActions pushes = new PushActions(hub);
        PullActions pulls = new PullActions(hub, pushes);
        QueueActions queue = new QueueActions(hub, pushes, pulls);
        AutoMergeActions autoMerge = new AutoMergeActions(hub, pulls);
        return new Actions(
                pushes,
                pulls,
                new ReviewActions(hub),
                new CommentActions(hub),
                new CheckActions(hub, queue, autoMerge),
                new WorkflowActions(hub, pushes),
                new PeopleActions(hub),
                queue,
                autoMerge);
    }
}
