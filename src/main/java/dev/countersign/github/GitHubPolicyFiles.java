package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.policy.Extension;
import dev.countersign.flow.PolicySource;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Span;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import dev.countersign.github.http.Recent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads policy files that others build on, by one GraphQL document each; what was read well is kept for minutes. */
@ApplicationScoped
public class GitHubPolicyFiles implements PolicySource {

    static final String DOCUMENT = """
            query Base($owner: String!, $name: String!, $expression: String!) {
              repository(owner: $owner, name: $name) { object(expression: $expression) { ...Text } }
            }
            """ + ChangeDocument.TEXT;

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final long KEPT = 4 << 20;

    private record Key(long installation, String file) {}

    private record Kept(PolicyText.Found text, long pushes, Span span) {}

    private final GitHubHttp http;
    private final Clock clock;
    private final Recent<Key, Kept> kept =
            new Recent<>(KEPT, one -> one.text().text().length());

    /** Reads by this client. */
    public GitHubPolicyFiles(GitHubHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public PolicyText read(Subject subject, Extension.File file, long pushes) {
        Key key = new Key(subject.installation(), file.toString());
        Instant now = clock.instant();
        return kept.get(key)
                .filter(one -> one.pushes() >= pushes && one.span().has(now))
                .<PolicyText>map(Kept::text)
                .orElseGet(() -> {
                    PolicyText text = fetch(subject, file);
                    if (text instanceof PolicyText.Found found) {
                        kept.put(key, new Kept(found, pushes, Span.of(now, FRESH)));
                    }
                    return text;
                });
    }

    private PolicyText fetch(Subject subject, Extension.File file) {
        ObjectNode variables = Json.object()
                .put("owner", file.owner())
                .put("name", file.repository())
                .put("expression", file.ref() + ":" + file.path());
        try {
            return PolicyTexts.ofBase(http.query(subject.installation(), "Base", DOCUMENT, variables), file.toString());
        } catch (TryLater | Refused e) {
            TryLater.passOn(e);
            return new PolicyText.Unreadable(file.toString(), e.getMessage());
        }
    }
}
