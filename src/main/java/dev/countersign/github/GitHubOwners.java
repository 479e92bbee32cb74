package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.OwnersSource;
import dev.countersign.flow.PolicyText;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the code owners files of a few repositories by one GraphQL document. */
@ApplicationScoped
public class GitHubOwners implements OwnersSource {

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubOwners(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public List<PolicyText> codeowners(long installation, List<RepositoryRef> repositories) {
        if (repositories.isEmpty()) {
            return List.of();
        }
        ObjectNode variables = Json.object().put("owner", repositories.get(0).owner());
        ChangeDocument.codeowners(variables, "");
        for (int i = 0; i < repositories.size(); i++) {
            variables.put("name" + i, repositories.get(i).name());
        }
        GraphReply reply = http.query(installation, "Owners", ChangeDocument.owners(repositories.size()), variables);
        List<PolicyText> texts = new ArrayList<>();
        for (int i = 0; i < repositories.size(); i++) {
            texts.add(PolicyTexts.codeowners(reply, "repository" + i, repositories.get(i)));
        }
        return texts;
    }
}
