package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.MergeGroup.Member;
import dev.countersign.flow.MergeQueue;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows a merge group's pull requests from the queue itself: whoever stands in it up to the one whose commit is asked about.
 *
 * <p>A queue that does not say, because the App may not see it, is passed over: then the merge commits that make up the
 * group tell whose heads they merge. A group that was squashed or rebased does not tell, so it stays open.
 */
@ApplicationScoped
public class GitHubMergeQueue implements MergeQueue {

    static final String DOCUMENT = """
            query MergeQueue($owner: String!, $name: String!, $branch: String!) {
              repository(owner: $owner, name: $name) {
                mergeQueue(branch: $branch) {
                  entries(first: 100) {
                    nodes { position headCommit { oid } pullRequest { number headRefOid } }
                  }
                }
              }
            }
            """;

    private static final Duration SOON = Duration.ofSeconds(5);

    private final GitHubHttp http;

    /** Asks by this client. */
    public GitHubMergeQueue(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public List<Member> members(Subject asking, String head, MergeGroup.Asked group) {
        try {
            List<Member> queued = queued(asking, head, group);
            return queued.isEmpty() ? merged(asking, head, group) : queued;
        } catch (Refused e) {
            throw new TryLater(e.getMessage(), Duration.ofMinutes(1), e);
        }
    }

    private List<Member> queued(Subject asking, String head, MergeGroup.Asked group) {
        RepositoryRef repository = asking.ref().repository();
        ObjectNode variables = Json.object()
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("branch", group.base());
        JsonNode entries = http.query(asking.installation(), "MergeQueue", DOCUMENT, variables)
                .data()
                .path("repository")
                .path("mergeQueue")
                .path("entries")
                .path("nodes");
        int last = -1;
        for (JsonNode entry : entries) {
            if (entry.path("headCommit").path("oid").asText().equals(head)) {
                last = Math.max(last, entry.path("position").asInt());
            }
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path("position").asInt() <= last) {
                JsonNode pull = entry.path("pullRequest");
                if (!pull.path("number").isInt()) {
                    throw new TryLater("is in a group with a pull request that GitHub does not show", SOON, null);
                }
                members.add(new Member(
                        pull.path("number").asInt(), pull.path("headRefOid").asText()));
            }
        }
        return members;
    }

    /** Walks from the group's commit to the base: each step must be a merge, whose second parent is a queued head. */
    private List<Member> merged(Subject asking, String head, MergeGroup.Asked group) {
        RepositoryRef repository = asking.ref().repository();
        JsonNode compared = http.request(Ask.get(
                        asking.installation(),
                        "/repos/{owner}/{repo}/compare/{basehead}?per_page=250",
                        repository.owner(),
                        repository.name(),
                        group.baseSha() + "..." + head))
                .body();
        Map<String, JsonNode> commits = new HashMap<>();
        compared.path("commits")
                .forEach(commit -> commits.put(commit.path("sha").asText(), commit.path("parents")));
        List<Member> members = new ArrayList<>();
        String at = head;
        while (!at.equals(group.baseSha())) {
            JsonNode parents = commits.getOrDefault(at, Json.object());
            if (parents.size() != 2) {
                throw new TryLater(
                        "is in a group of which GitHub does not say who else is in it (" + Shas.brief(at) + ")",
                        SOON,
                        null);
            }
            String queued = parents.path(1).path("sha").asText();
            members.add(new Member(at.equals(head) ? group.number() : 0, queued));
            at = parents.path(0).path("sha").asText();
        }
        if (members.isEmpty()) {
            throw new TryLater("is in a group without commits", SOON, null);
        }
        return members;
    }
}
