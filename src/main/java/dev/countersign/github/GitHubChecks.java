package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Check.State;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.CheckSource;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks at the other checks on a commit: check runs of all Apps, commit statuses, and runs of workflows. */
@ApplicationScoped
public class GitHubChecks implements CheckSource {

    /** A commit has at most 1,000 statuses of one context; contexts are far fewer. */
    private static final int MOST_PAGES = 10;

    private static final Logger LOG = Logger.getLogger(GitHubChecks.class);

    private static final Map<String, State> ENDS = Map.of(
            "success", State.SUCCEEDED,
            "neutral", State.NEUTRAL,
            "skipped", State.SKIPPED,
            "cancelled", State.CANCELLED,
            "timed_out", State.TIMED_OUT,
            "action_required", State.ACTION_REQUIRED,
            "stale", State.STALE);

    private final GitHubHttp http;

    /** Looks by this client. */
    public GitHubChecks(GitHubHttp http) {
        this.http = http;
    }

    /**
     * How the checks of these names stand: one request for each name and one for the statuses; one for all workflows, which
     * are named by their files.
     *
     * <p>Several Apps may have a check of one name, and a status may have it too: every state that one of them has is told.
     * A workflow that may not be looked at is left out, so that nobody can tell how it ended.
     *
     * @return those that are there, by name; a name that nobody has reported is not among them
     * @throws dev.countersign.flow.TryLater when they cannot be read at present
     * @throws dev.countersign.flow.SubjectGone when repository or commit are gone
     */
    @Override
    public List<Check> read(Subject subject, String head, Set<String> names) {
        Map<String, Set<State>> states = new TreeMap<>();
        Map<Boolean, Set<String>> kinds = names.stream()
                .collect(Collectors.partitioningBy(Check::isWorkflow, Collectors.toCollection(TreeSet::new)));
        Set<String> named = kinds.get(false);
        for (String name : named) {
            runs(subject, head, name, states);
        }
        if (!named.isEmpty()) {
            statuses(subject, head, named, states);
        }
        Set<String> workflows = kinds.get(true);
        if (!workflows.isEmpty()) {
            workflows(subject, head, workflows, states);
        }
        List<Check> checks = new ArrayList<>();
        states.forEach((name, found) -> found.forEach(state -> checks.add(new Check(name, state))));
        return checks;
    }

    private void runs(Subject subject, String head, String name, Map<String, Set<State>> states) {
        Reply reply = get(
                subject,
                "/repos/{owner}/{repo}/commits/{ref}/check-runs?check_name={name}&filter=latest&per_page=100",
                head,
                name);
        for (JsonNode run : reply.body().path("check_runs")) {
            add(states, name, state(run));
        }
    }

    private static State state(JsonNode run) {
        return run.path("status").asText().equals("completed")
                ? ENDS.getOrDefault(run.path("conclusion").asText(), State.FAILED)
                : State.RUNNING;
    }

    private void statuses(Subject subject, String head, Set<String> names, Map<String, Set<State>> states) {
        for (int page = 1; page <= MOST_PAGES; page++) {
            Reply reply =
                    get(subject, "/repos/{owner}/{repo}/commits/{ref}/status?per_page=100&page={page}", head, page);
            for (JsonNode status : reply.body().path("statuses")) {
                String name = status.path("context").asText();
                if (names.contains(name)) {
                    add(
                            states,
                            name,
                            switch (status.path("state").asText()) {
                                case "success" -> State.SUCCEEDED;
                                case "pending" -> State.RUNNING;
                                default -> State.FAILED;
                            });
                }
            }
            if (!reply.hasNext()) {
                return;
            }
        }
    }

    /** The newest run of each workflow for each event; GitHub tells the newest first. */
    private void workflows(Subject subject, String head, Set<String> paths, Map<String, Set<State>> states) {
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Reply reply;
            try {
                reply = get(
                        subject,
                        "/repos/{owner}/{repo}/actions/runs?head_sha={head}&per_page=100&page={page}",
                        head,
                        page);
            } catch (Refused refused) {
                LOG.warnf("%s: no workflow can be looked at: %s", subject.ref(), refused.getMessage());
                return;
            }
            for (JsonNode run : reply.body().path("workflow_runs")) {
                String path = run.path("path").asText().replaceFirst("@.*", "");
                if (paths.contains(path) && seen.add(run.path("event").asText() + " " + path)) {
                    add(states, path, state(run));
                }
            }
            if (!reply.hasNext()) {
                return;
            }
        }
    }

    private Reply get(Subject subject, String route, Object... values) {
        RepositoryRef repository = subject.ref().repository();
        List<Object> all = new ArrayList<>(List.of(repository.owner(), repository.name()));
        all.addAll(List.of(values));
        return http.request(Ask.get(subject.installation(), route, all.toArray()));
    }

    private static void add(Map<String, Set<State>> states, String name, State state) {
        states.computeIfAbsent(name, any -> EnumSet.noneOf(State.class)).add(state);
    }
}
