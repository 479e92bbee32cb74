package dev.countersign.sandbox;

import java.util.List;
import java.util.Optional;

/** Auto-merge: whoever may merge says so ahead, and GitHub does it as soon as every required check has passed. */
final class AutoMergeActions {

    private final Hub hub;
    private final PullActions pulls;

    AutoMergeActions(Hub hub, PullActions pulls) {
        this.hub = hub;
        this.pulls = pulls;
    }

    /** Arms it; what could be merged at once is to be merged by the button. */
    void arm(Caller caller, PullRequest pull) {
        hub.demand(hub.world().mayWrite(caller, pull.repository), 403, "Must have push access to merge pull requests.");
        if (hub.gate().objection(pull).isEmpty()) {
            throw Refusal.unprocessable("Pull request Pull request is in clean status");
        }
        pull.autoMerge = Optional.of(caller);
        pulls.tell(caller, pull, "auto_merge_enabled", Json.object());
    }

    void disarm(Caller caller, PullRequest pull) {
        hub.demand(hub.world().mayWrite(caller, pull.repository), 403, "Must have push access to merge pull requests.");
        if (pull.autoMerge.isPresent()) {
            pull.autoMerge = Optional.empty();
            pulls.tell(caller, pull, "auto_merge_disabled", Json.object("reason", "Disabled by user"));
        }
    }

    /** Checks of a commit stand differently now. */
    void advance(Repository repository) {
        for (PullRequest pull : List.copyOf(repository.pulls.values())) {
            Optional<Caller> by = pull.autoMerge.filter(
                    any -> pull.open && hub.gate().objection(pull).isEmpty());
            by.ifPresent(caller -> pulls.merge(caller, pull, ""));
        }
    }
}
