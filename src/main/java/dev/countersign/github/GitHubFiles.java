package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.flow.FileTexts;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads single files by one GraphQL document each. A pull request's head is known to the repository it goes into, also when it
 * comes from a fork.
 */
@ApplicationScoped
public class GitHubFiles implements FileTexts {

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubFiles(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public PolicyText read(Subject subject, String commit, String path) {
        ObjectNode variables = ChangeDocument.of(subject);
        variables.remove("number");
        variables.put("expression", commit + ":" + path);
        GraphReply reply = http.query(subject.installation(), "File", ChangeDocument.FILE, variables);
        return PolicyTexts.file(reply, subject.ref().repository() + "/" + path);
    }
}
