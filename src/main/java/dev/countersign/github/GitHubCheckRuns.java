package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.CheckReport.Annotation;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import dev.countersign.github.http.Recent;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Writes our check runs by GitHub's Checks API. */
@ApplicationScoped
public class GitHubCheckRuns implements CheckRuns {

    /** GitHub takes so many bytes of UTF-8, whatever it says about characters. */
    private static final int LONGEST_SUMMARY = 65_535;

    private static final int KEPT = 50_000;

    /** GitHub refuses a check, and a list of them, by these words when it does not have the commit; shortly after a push, not yet. */
    private static final String NO_COMMIT = "No commit found for SHA";

    private static final int TRIES = 5;
    private static final int KEPT_TRIES = 10_000;

    private static final String PERMISSION = "Checks, read and write";

    private final GitHubHttp http;
    private final Presence presence;
    private final Recent<Long, Set<Annotation>> shown = new Recent<>(KEPT, set -> 1 + set.size());
    private final Recent<String, Integer> unseen = new Recent<>(KEPT_TRIES, tries -> 1);

    /** Writes by this client. */
    public GitHubCheckRuns(GitHubHttp http) {
        this.http = http;
        this.presence = new Presence(http);
    }

    @Override
    public long create(Subject subject, CheckReport report, String externalId, String detailsUrl) {
        ObjectNode body = body(report, externalId, detailsUrl, report.annotations());
        body.put("head_sha", report.head());
        long id = Presence.id(
                onCommit(
                        subject,
                        report.head(),
                        Ask.write(
                                        subject.installation(),
                                        "POST",
                                        "/repos/{owner}/{repo}/check-runs",
                                        body,
                                        subject.ref().repository().owner(),
                                        subject.ref().repository().name())
                                .needing(PERMISSION)),
                "the check");
        shown.put(id, Set.copyOf(report.annotations()));
        return id;
    }

    /**
     * {@inheritDoc}
     *
     * <p>GitHub adds an update's annotations to those that are there and never takes one away, so only new ones are sent.
     */
    @Override
    public boolean update(Subject subject, long id, CheckReport report, String externalId, String detailsUrl) {
        try {
            change(subject, id, report, externalId, detailsUrl);
            return true;
        } catch (SubjectGone nothing) {
            // Whether that is because all is gone shows when another is created.
            return false;
        }
    }

    private void change(Subject subject, long id, CheckReport report, String externalId, String detailsUrl) {
        Set<Annotation> all = new HashSet<>(report.annotations().isEmpty() ? Set.of() : shown(subject, id));
        List<Annotation> added =
                report.annotations().stream().filter(one -> !all.contains(one)).toList();
        http.request(Ask.write(
                        subject.installation(),
                        "PATCH",
                        "/repos/{owner}/{repo}/check-runs/{check_run_id}",
                        body(report, externalId, detailsUrl, added),
                        subject.ref().repository().owner(),
                        subject.ref().repository().name(),
                        id)
                .needing(PERMISSION));
        if (!added.isEmpty()) {
            all.addAll(added);
            shown.put(id, Set.copyOf(all));
        }
    }

    @Override
    public OptionalLong find(Subject subject, String name, String head) {
        JsonNode runs = onCommit(
                        subject,
                        head,
                        Ask.get(
                                        subject.installation(),
                                        "/repos/{owner}/{repo}/commits/{ref}/check-runs?check_name={name}&app_id={app}&per_page=100",
                                        subject.ref().repository().owner(),
                                        subject.ref().repository().name(),
                                        head,
                                        name,
                                        http.appId())
                                .needing(PERMISSION))
                .body()
                .path("check_runs");
        if (!runs.isArray()) {
            throw new TryLater("GitHub's answer is not the list of checks of " + subject.ref(), Duration.ZERO, null);
        }
        return StreamSupport.stream(runs.spliterator(), false)
                .mapToLong(run -> run.path("id").asLong())
                .max();
    }

    /** Asks for something on a commit, which GitHub need not know everywhere yet; after a few tries it is believed not to have it. */
    private Reply onCommit(Subject subject, String head, Ask ask) {
        try {
            return presence.request(subject, ask);
        } catch (Refused refused) {
            String commit = subject.repositoryId() + "@" + head;
            int before = unseen.get(commit).orElse(0);
            if (!refused.getMessage().contains(NO_COMMIT) || before == TRIES) {
                throw refused;
            }
            unseen.put(commit, before + 1);
            throw new TryLater(refused.getMessage() + "; it may not be known everywhere yet", Duration.ZERO, refused);
        }
    }

    private Set<Annotation> shown(Subject subject, long id) {
        return shown.get(id).orElseGet(() -> {
            Set<Annotation> found = new HashSet<>();
            Reply page;
            int number = 1;
            do {
                page = http.request(Ask.get(
                        subject.installation(),
                        "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations?per_page=100&page={page}",
                        subject.ref().repository().owner(),
                        subject.ref().repository().name(),
                        id,
                        number++));
                page.body().forEach(node -> found.add(annotation(node)));
            } while (page.hasNext());
            return found;
        });
    }

    private static Annotation annotation(JsonNode node) {
        return new Annotation(
                node.path("path").asText(),
                node.path("start_line").asInt(),
                node.path("annotation_level").asText().equals("warning"),
                node.path("title").asText(""),
                node.path("message").asText(""));
    }

    private static ObjectNode body(
            CheckReport report, String externalId, String detailsUrl, List<Annotation> annotations) {
        ObjectNode body = Json.object().put("name", report.name()).put("external_id", externalId);
        if (!detailsUrl.isEmpty()) {
            body.put("details_url", detailsUrl);
        }
        switch (report.state()) {
            case IN_PROGRESS -> body.put("status", "in_progress");
            case SUCCESS -> completed(body, "success");
            case NEUTRAL -> completed(body, "neutral");
            case ACTION_REQUIRED -> completed(body, "action_required");
            case FAILURE -> completed(body, "failure");
        }
        ObjectNode output = body.putObject("output")
                .put("title", report.title())
                .put("summary", cut(report.summary(), LONGEST_SUMMARY));
        if (!annotations.isEmpty()) {
            ArrayNode list = output.putArray("annotations");
            annotations.forEach(one -> list.addObject()
                    .put("path", one.path())
                    .put("start_line", one.line())
                    .put("end_line", one.line())
                    .put("annotation_level", one.warning() ? "warning" : "notice")
                    .put("title", one.title())
                    .put("message", one.message()));
        }
        ArrayNode actions = body.putArray("actions");
        report.actions()
                .forEach(one -> actions.addObject()
                        .put("label", one.label())
                        .put("description", one.description())
                        .put("identifier", one.identifier()));
        return body;
    }

    private static void completed(ObjectNode body, String conclusion) {
        body.put("status", "completed").put("conclusion", conclusion);
    }

    /** The longest beginning that fits into so many bytes of UTF-8 and ends with a whole character. */
    static String cut(String text, int bytes) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= bytes) {
            return text;
        }
        int end = bytes;
        while ((all[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(all, 0, end, StandardCharsets.UTF_8);
    }
}
