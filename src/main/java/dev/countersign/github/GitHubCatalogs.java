package dev.countersign.github;

import dev.countersign.flow.CatalogSource;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Recent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the files that a repository's catalogue names: one request for all, and none while the default branch stands still. */
@ApplicationScoped
public class GitHubCatalogs implements CatalogSource {

    /** Text kept, in characters. */
    private static final long KEPT = 8 << 20;

    private record Key(long repository, String commit, List<String> paths) {}

    private final GitHubHttp http;
    private final Recent<Key, List<PolicyText>> files = new Recent<>(KEPT, GitHubCatalogs::weight);

    /** Reads by this client. */
    public GitHubCatalogs(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public List<PolicyText> read(Subject subject, String commit, List<String> paths) {
        Key key = new Key(subject.repositoryId(), commit, List.copyOf(paths));
        return files.get(key).orElseGet(() -> {
            List<PolicyText> texts = ask(subject, commit.isEmpty() ? "HEAD" : commit, paths);
            boolean lasting = !commit.isEmpty() && texts.stream().noneMatch(PolicyText.Unreadable.class::isInstance);
            if (lasting) {
                files.put(key, texts);
            }
            return texts;
        });
    }

    private List<PolicyText> ask(Subject subject, String commit, List<String> paths) {
        List<PolicyText> texts = new ArrayList<>();
        String repository = subject.ref().repository() + "/";
        try {
            GraphReply reply = http.query(
                    subject.installation(),
                    "Files",
                    ChangeDocument.files(paths.size()),
                    ChangeDocument.filesAt(subject, commit, paths));
            if (!reply.data().path("repository").isObject()) {
                throw new Refused("GitHub did not show " + subject.ref().repository());
            }
            for (int i = 0; i < paths.size(); i++) {
                texts.add(PolicyTexts.file(reply, "file" + i, repository + paths.get(i)));
            }
        } catch (TryLater | Refused e) {
            TryLater.passOn(e);
            paths.forEach(path -> texts.add(new PolicyText.Unreadable(repository + path, e.getMessage())));
        }
        return texts;
    }

    private static long weight(List<PolicyText> texts) {
        return 1
                + texts.stream()
                        .mapToLong(text -> text instanceof PolicyText.Found found
                                ? found.text().length()
                                : 100)
                        .sum();
    }
}
