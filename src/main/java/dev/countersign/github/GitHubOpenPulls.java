package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.OpenPulls;
import dev.countersign.flow.Project;
import dev.countersign.flow.Publications;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads open pull requests of many repositories by one document, with our check's state and our comment's presence. */
@ApplicationScoped
public class GitHubOpenPulls implements OpenPulls {

    private static final String PULL = """
            fragment Pull on PullRequest {
              number headRefOid baseRefName
              commits(last: 1) { nodes { commit { oid
                checkSuites(first: 2, filterBy: {appId: $app}) { nodes {
                  checkRuns(first: 1, filterBy: {checkName: $check, checkType: LATEST}) { nodes { status conclusion title } } } } } } }
              comments(first: 25) {
                pageInfo { hasNextPage }
                nodes { fullDatabaseId viewerDidAuthor author { __typename login } editor { __typename login } }
              }
            }
            """;

    static final String MANY = """
            query OpenPulls($ids: [ID!]!, $app: Int!, $check: String!) {
              rateLimit { limit remaining }
              nodes(ids: $ids) {
                ... on Repository {
                  databaseId
                  pullRequests(states: OPEN, first: 10, orderBy: {field: CREATED_AT, direction: ASC}) {
                    pageInfo { hasNextPage endCursor }
                    nodes { ...Pull }
                  }
                }
              }
            }
            """ + PULL;

    static final String ONE = """
            query MoreOpenPulls($id: ID!, $after: String!, $app: Int!, $check: String!) {
              rateLimit { limit remaining }
              node(id: $id) {
                ... on Repository {
                  databaseId
                  pullRequests(states: OPEN, first: 50, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
                    pageInfo { hasNextPage endCursor }
                    nodes { ...Pull }
                  }
                }
              }
            }
            """ + PULL;

    private static final Map<String, CheckReport.State> CONCLUSIONS = Map.of(
            "SUCCESS", CheckReport.State.SUCCESS,
            "NEUTRAL", CheckReport.State.NEUTRAL,
            "ACTION_REQUIRED", CheckReport.State.ACTION_REQUIRED,
            "FAILURE", CheckReport.State.FAILURE);

    /** Others live on the same budget: this waits when a fifth of it is left. */
    private static final int RESERVE = 5;

    private static final int MOST_PARTS = 100;

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubOpenPulls(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public List<Long> installations() {
        List<Long> found = new ArrayList<>();
        Reply reply;
        int part = 1;
        do {
            reply = http.request(Ask.get(Ask.THE_APP, "/app/installations?per_page=100&page={page}", part++));
            reply.body().forEach(one -> {
                if (!one.path("suspended_at").isTextual()) {
                    found.add(one.path("id").asLong());
                }
            });
        } while (reply.hasNext() && part <= MOST_PARTS);
        return found.stream().sorted().toList();
    }

    @Override
    public Repositories repositories(long installation, int part) {
        Reply reply = http.request(Ask.get(installation, "/installation/repositories?per_page=100&page={page}", part));
        List<Listed> listed = new ArrayList<>();
        reply.body().path("repositories").forEach(one -> {
            if (!one.path("archived").asBoolean() && !one.path("disabled").asBoolean()) {
                listed.add(listed(installation, one));
            }
        });
        return new Repositories(listed, reply.hasNext());
    }

    private static Listed listed(long installation, JsonNode one) {
        RepositoryRef ref = new RepositoryRef(
                one.path("owner").path("login").asText(), one.path("name").asText());
        // GitHub counts open pull requests among the issues.
        return new Listed(
                new Project(installation, one.path("id").asLong(), ref),
                one.path("node_id").asText(),
                one.path("open_issues_count").asInt(1) > 0);
    }

    @Override
    public Seen pulls(List<Listed> repositories) {
        ObjectNode variables = variables();
        repositories.forEach(one -> variables.withArray("ids").add(one.node()));
        JsonNode data = http.query(repositories.get(0).project().installation(), "OpenPulls", MANY, variables)
                .data();
        List<Part> parts = new ArrayList<>();
        for (JsonNode repository : data.path("nodes")) {
            repositories.stream()
                    .filter(one ->
                            one.project().id() == repository.path("databaseId").asLong())
                    .findFirst()
                    .ifPresent(one -> parts.add(part(one.project(), repository.path("pullRequests"))));
        }
        return new Seen(parts, scarce(data.path("rateLimit")));
    }

    @Override
    public Seen pullsAfter(Listed repository, String place) {
        ObjectNode variables = variables().put("id", repository.node()).put("after", place);
        JsonNode data = http.query(repository.project().installation(), "MoreOpenPulls", ONE, variables)
                .data();
        return new Seen(
                List.of(part(repository.project(), data.path("node").path("pullRequests"))),
                scarce(data.path("rateLimit")));
    }

    private ObjectNode variables() {
        return Json.object().put("app", Integer.parseInt(http.appId())).put("check", Publications.CHECK);
    }

    private static boolean scarce(JsonNode limit) {
        // A server without limits, as GitHub Enterprise Server may be, tells none.
        return limit.isObject()
                && limit.path("remaining").asInt() * RESERVE
                        < limit.path("limit").asInt();
    }

    private static Part part(Project project, JsonNode connection) {
        if (!connection.path("nodes").isArray()) {
            throw new SubjectGone("GitHub does not show the pull requests of " + project.ref());
        }
        List<Pull> pulls = new ArrayList<>();
        connection.path("nodes").forEach(one -> pulls.add(pull(one)));
        JsonNode page = connection.path("pageInfo");
        return new Part(
                project,
                pulls,
                page.path("hasNextPage").asBoolean() ? page.path("endCursor").asText() : "");
    }

    private static Pull pull(JsonNode pull) {
        String head = pull.path("headRefOid").asText();
        List<Comment> ours = new ArrayList<>();
        for (JsonNode comment : pull.path("comments").path("nodes")) {
            if (comment.path("viewerDidAuthor").asBoolean()) {
                // A person may bear the login that our bot has without its ending.
                boolean touched = comment.path("editor").isObject()
                        && !comment.path("editor").equals(comment.path("author"));
                ours.add(new Comment(comment.path("fullDatabaseId").asLong(), touched));
            }
        }
        return new Pull(
                pull.path("number").asInt(),
                head,
                pull.path("baseRefName").asText(),
                check(pull.path("commits").path("nodes").path(0).path("commit"), head),
                ours,
                !pull.path("comments").path("pageInfo").path("hasNextPage").asBoolean());
    }

    private static Check check(JsonNode commit, String head) {
        JsonNode suites = commit.path("checkSuites").path("nodes");
        if (!commit.path("oid").asText().equals(head) || !suites.isArray()) {
            return new Check.Unknown();
        }
        Check found = new Check.None();
        for (JsonNode suite : suites) {
            for (JsonNode run : suite.path("checkRuns").path("nodes")) {
                found = check(run);
            }
        }
        return found;
    }

    private static Check check(JsonNode run) {
        String title = run.path("title").asText("");
        if (!run.path("status").asText().equals("COMPLETED")) {
            return new Check.Says(CheckReport.State.IN_PROGRESS, title);
        }
        String conclusion = run.path("conclusion").asText();
        return CONCLUSIONS.containsKey(conclusion)
                ? new Check.Says(CONCLUSIONS.get(conclusion), title)
                : new Check.Strange();
    }

    @Override
    public boolean hasComment(Subject subject, long comment) {
        try {
            http.request(Ask.get(
                    subject.installation(),
                    "/repos/{owner}/{repo}/issues/comments/{comment_id}",
                    subject.ref().repository().owner(),
                    subject.ref().repository().name(),
                    comment));
            return true;
        } catch (SubjectGone deleted) {
            return false;
        }
    }
}
