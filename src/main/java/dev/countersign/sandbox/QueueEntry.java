package dev.countersign.sandbox;

/** A pull request in a merge queue, with the group's commit that holds it and all those before it. */
final class QueueEntry {

    final PullRequest pull;
    final Caller by;
    String baseSha = "";
    String headSha = "";

    QueueEntry(PullRequest pull, Caller by) {
        this.pull = pull;
        this.by = by;
    }

    String branch() {
        return "gh-readonly-queue/" + pull.baseRef + "/pr-" + pull.number + "-" + baseSha;
    }
}
