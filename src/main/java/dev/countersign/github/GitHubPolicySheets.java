package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Errand;
import dev.countersign.flow.PolicySheetSource;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Span;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Recent;
import dev.countersign.policyfile.CatalogReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the files that decide which policy holds in a repository, by one GraphQL document. People look at them while webhooks
 * go first, and what they were shown is kept for a minute, so that typing asks nothing.
 */
@ApplicationScoped
public class GitHubPolicySheets implements PolicySheetSource {

    static final String DOCUMENT = """
            query PolicySheets($owner: String!, $name: String!, $owners: String!, $policy: String!, $catalog: String!) {
              repository(owner: $owner, name: $name) {
                name
                owner { login }
                defaultBranchRef { name target { oid } }
                policy: object(expression: $policy) { ...Text }
                catalog: object(expression: $catalog) { ...Text }
              }
              organizationPolicy: repository(owner: $owner, name: $owners) { object(expression: $policy) { ...Text } }
            }
            """ + ChangeDocument.TEXT;

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long MOST = 4 << 20;

    private record Key(long installation, String repository) {}

    private record Kept(PolicySheets sheets, Span span) {}

    private final GitHubHttp http;
    private final Clock clock;
    private final Recent<Key, Kept> kept = new Recent<>(MOST, GitHubPolicySheets::weight);

    /** Reads by this client. */
    public GitHubPolicySheets(GitHubHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public PolicySheets read(long installation, long repositoryId, RepositoryRef repository) {
        Key key = new Key(installation, repository.toString().toLowerCase(Locale.ROOT));
        Instant now = clock.instant();
        return kept.get(key)
                .filter(one -> one.span().has(now))
                .map(Kept::sheets)
                .orElseGet(() -> {
                    PolicySheets sheets =
                            Errand.inBackground("page").go(() -> fetch(installation, repositoryId, repository));
                    if (!(sheets.own() instanceof PolicyText.Unreadable)
                            && !(sheets.organisation() instanceof PolicyText.Unreadable)) {
                        kept.put(key, new Kept(sheets, Span.of(now, FRESH)));
                    }
                    return sheets;
                });
    }

    private PolicySheets fetch(long installation, long repositoryId, RepositoryRef repository) {
        ObjectNode variables =
                ChangeDocument.of(new Subject(installation, repositoryId, new PullRequestRef(repository, 1)));
        variables.remove("number");
        variables
                .put("owners", ChangeDocument.OWNERS_REPOSITORY)
                .put("policy", "HEAD:" + ChangeDocument.POLICY_PATH)
                .put("catalog", "HEAD:" + CatalogReader.ROOT);
        try {
            GraphReply reply = http.query(installation, "PolicySheets", DOCUMENT, variables);
            JsonNode found = reply.data().path("repository");
            Optional<GraphReply.Problem> problem = reply.problems().stream()
                    .filter(one -> one.path().equals("repository") && !one.isNotFound())
                    .findFirst();
            if (problem.isPresent()) {
                return unreadable(repository, "GitHub says: " + problem.get().message());
            }
            JsonNode branch = found.path("defaultBranchRef");
            // As GitHub writes it, since texts are kept by name.
            RepositoryRef name = found.isObject()
                    ? new RepositoryRef(
                            found.path("owner").path("login").asText(),
                            found.path("name").asText())
                    : repository;
            return new PolicySheets(
                    name,
                    PolicyTexts.ofOwner(reply, name),
                    PolicyTexts.ofRepository(reply, name),
                    PolicyTexts.catalog(reply, name),
                    branch.path("name").asText(""),
                    branch.path("target").path("oid").asText(""));
        } catch (TryLater | SubjectGone | Refused e) {
            return unreadable(repository, e.getMessage());
        }
    }

    private static PolicySheets unreadable(RepositoryRef repository, String why) {
        String path = "/" + ChangeDocument.POLICY_PATH;
        return new PolicySheets(
                repository,
                new PolicyText.Unreadable(PolicySheets.organisations(repository.owner()) + path, why),
                new PolicyText.Unreadable(repository + path, why),
                new PolicyText.Unreadable(repository + "/" + CatalogReader.ROOT, why),
                "",
                "");
    }

    private static long weight(Kept one) {
        PolicySheets sheets = one.sheets();
        return 100 + length(sheets.organisation()) + length(sheets.own()) + length(sheets.catalog());
    }

    private static long length(PolicyText text) {
        return text instanceof PolicyText.Found found ? found.text().length() : 0;
    }
}
