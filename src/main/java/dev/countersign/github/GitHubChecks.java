package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Check.State;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.CheckSource;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at the other checks on a commit: check runs of all Apps, and commit statuses. */
@ApplicationScoped
public class GitHubChecks implements CheckSource {

    /** A commit has at most 1,000 statuses of one context; contexts are far fewer. */
    private static final int MOST_PAGES = 10;

    /** From the state that decides nothing to the one that decides. */
    private static final Map<State, Integer> WEIGHT =
            new EnumMap<>(Map.of(State.SUCCEEDED, 0, State.RUNNING, 1, State.FAILED, 2));

    private final GitHubHttp http;

    /** Looks by this client. */
    public GitHubChecks(GitHubHttp http) {
        this.http = http;
    }

    /**
     * How the checks of these names stand: one request for each name, and one for the statuses.
     *
     * <p>When several Apps have a check of one name, or a status has it too, all of them must be good: anybody's workflow
     * could report a second one. Only the conclusion {@code success} is good; skipped or neutral is not.
     *
     * @return those that are there, by name; a name that nobody has reported is not among them
     * @throws dev.countersign.flow.TryLater when they cannot be read at present
     * @throws dev.countersign.flow.SubjectGone when repository or commit are gone
     */
    @Override
    public List<Check> read(Subject subject, String head, Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, State> states = new TreeMap<>();
        for (String name : new TreeSet<>(names)) {
            runs(subject, head, name, states);
        }
        statuses(subject, head, names, states);
        List<Check> checks = new ArrayList<>();
        states.forEach((name, state) -> checks.add(new Check(name, state)));
        return checks;
    }

    private void runs(Subject subject, String head, String name, Map<String, State> states) {
        RepositoryRef repository = subject.ref().repository();
        Reply reply = http.request(Ask.get(
                subject.installation(),
                "/repos/{owner}/{repo}/commits/{ref}/check-runs?check_name={name}&filter=latest&per_page=100",
                repository.owner(),
                repository.name(),
                head,
                name));
        for (JsonNode run : reply.body().path("check_runs")) {
            State state = State.RUNNING;
            if (run.path("status").asText().equals("completed")) {
                boolean good = run.path("conclusion").asText().equals("success");
                state = good ? State.SUCCEEDED : State.FAILED;
            }
            states.merge(name, state, GitHubChecks::worse);
        }
    }

    private void statuses(Subject subject, String head, Set<String> names, Map<String, State> states) {
        RepositoryRef repository = subject.ref().repository();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Reply reply = http.request(Ask.get(
                    subject.installation(),
                    "/repos/{owner}/{repo}/commits/{ref}/status?per_page=100&page={page}",
                    repository.owner(),
                    repository.name(),
                    head,
                    page));
            for (JsonNode status : reply.body().path("statuses")) {
                String name = status.path("context").asText();
                if (names.contains(name)) {
                    State state = switch (status.path("state").asText()) {
                        case "success" -> State.SUCCEEDED;
                        case "pending" -> State.RUNNING;
                        default -> State.FAILED;
                    };
                    states.merge(name, state, GitHubChecks::worse);
                }
            }
            if (!reply.hasNext()) {
                return;
            }
        }
    }

    private static State worse(State one, State other) {
        return WEIGHT.get(one) >= WEIGHT.get(other) ? one : other;
    }
}
