package dev.countersign.sandbox;

/** Finds what a request's path names, or refuses as GitHub does: what one may not see is not there. */
record Asked(World world) {

    Repository repository(Call call) {
        Repository repository = world.repository(call.param("owner") + "/" + call.param("repo"));
        if (!world.sees(call.caller(), repository)) {
            throw Refusal.unknown();
        }
        return repository;
    }

    PullRequest pull(Call call) {
        return repository(call).pull((int) call.id("number"));
    }

    Organisation organisation(Call call) {
        return world.organisation(call.param("org"));
    }

    Team team(Call call) {
        return organisation(call).team(call.param("team_slug")).orElseThrow(Refusal::unknown);
    }

    Comment comment(Call call) {
        return CommentActions.find(repository(call), call.id("comment_id"));
    }

    /** A commit named by its id or by a branch. */
    String commit(Repository repository, String ref) {
        String branch = ref.startsWith("heads/") ? ref.substring("heads/".length()) : ref;
        return repository
                .tip(branch)
                .or(() -> world.git.commit(ref).map(commit -> commit.sha()))
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + ref));
    }

    App app(Call call) {
        if (call.caller() instanceof Caller.AppItself itself) {
            return itself.app();
        }
        throw Refusal.of(401, "A JSON web token could not be decoded");
    }
}
