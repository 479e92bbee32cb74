package dev.countersign.github;

import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import java.time.Duration;

/**
 * Sends requests about a pull request that GitHub answers 404 for more than one reason: the pull request may be gone, or there
 * is only nothing of the kind for this App. One read tells, and only then.
 */
final class Presence {

    private static final String PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";

    private final GitHubHttp http;

    Presence(GitHubHttp http) {
        this.http = http;
    }

    /**
     * Sends it.
     *
     * @throws SubjectGone when the pull request is not there
     * @throws Refused when it is there and GitHub does not let the App do it
     */
    Reply request(Subject subject, Ask ask) {
        try {
            return http.request(ask);
        } catch (SubjectGone nothing) {
            require(subject);
            throw new Refused(subject.ref() + " is there, but not what the App asked for: " + nothing.getMessage()
                    + "; grant it the permission " + ask.permission());
        }
    }

    /**
     * The id of what was created.
     *
     * @param what what it is
     * @throws TryLater when the answer does not say; it may have come into being
     */
    static long id(Reply made, String what) {
        long id = made.body().path("id").asLong();
        if (id == 0) {
            throw new TryLater("GitHub took " + what + " and does not say where it is", Duration.ZERO, null);
        }
        return id;
    }

    /**
     * Makes sure that a pull request is there.
     *
     * @throws SubjectGone when it is not
     */
    void require(Subject subject) {
        http.request(Ask.get(
                subject.installation(),
                PULL,
                subject.ref().repository().owner(),
                subject.ref().repository().name(),
                subject.ref().number()));
    }
}
