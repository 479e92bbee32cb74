package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Commit;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Recent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what {@code refs/notes/ai} says of a pull request's commits: nothing where a repository has no such notes, else one
 * document, which is kept as long as neither the notes nor the head change. Safe for use by many threads.
 *
 * <p>Anybody who may push can write, change and remove notes, so that they are evidence and never the proof of its absence.
 * A look is therefore the same without them: trouble here fails nothing, and the next look asks again.
 */
final class GitHubNotes {

    /** The alias of the one document's part. */
    static final String ALIAS = "notes";

    /** What the one document asks: where the notes stand. */
    static final String WHERE = "  " + ALIAS + ": ref(qualifiedName: \"refs/notes/ai\") { target { oid } }\n";

    /** The newest commits; three places for each make a document that GitHub answers in time. */
    private static final int MOST_COMMITS = 100;

    private static final int LARGEST = 262_144;
    private static final long KEPT = 4 << 20;

    private record Key(long repository, String notes, String head) {}

    private final GitHubHttp http;
    private final Recent<Key, Map<String, String>> kept = new Recent<>(KEPT, GitHubNotes::weight);

    GitHubNotes(GitHubHttp http) {
        this.http = http;
    }

    /** Whether a problem concerns where the notes stand only. */
    static boolean concerns(GraphReply.Problem problem) {
        return problem.isAt("repository." + ALIAS);
    }

    /**
     * The same commits with what the notes say of them.
     *
     * @param repository the one document's answer about the repository
     */
    List<Commit> noted(Subject subject, JsonNode repository, String head, List<Commit> commits) {
        String at = repository.path(ALIAS).path("target").path("oid").asText("");
        if (at.isEmpty() || commits.isEmpty()) {
            return commits;
        }
        Key key = new Key(subject.repositoryId(), at, head);
        Map<String, String> notes = kept.get(key).orElseGet(() -> read(subject, key, commits));
        return commits.stream()
                .map(commit -> commit.noted(notes.getOrDefault(commit.sha(), "")))
                .toList();
    }

    private Map<String, String> read(Subject subject, Key key, List<Commit> commits) {
        List<String> shas = commits.stream()
                .skip(Math.max(0, commits.size() - MOST_COMMITS))
                .map(Commit::sha)
                .toList();
        List<String> paths = shas.stream().flatMap(GitHubNotes::places).toList();
        GraphReply reply;
        try {
            reply = http.query(
                    subject.installation(),
                    "Files",
                    ChangeDocument.files(paths.size()),
                    ChangeDocument.filesAt(subject, key.notes(), paths));
        } catch (TryLater | SubjectGone | Refused unread) {
            TryLater.passOn(unread);
            return Map.of();
        }
        int places = paths.size() / shas.size();
        Map<String, String> notes = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (PolicyTexts.file(reply, "file" + i, paths.get(i)) instanceof PolicyText.Found found
                    && found.text().length() <= LARGEST) {
                notes.putIfAbsent(shas.get(i / places), found.text());
            }
        }
        boolean whole = reply.data().path("repository").isObject()
                && reply.problems().stream().allMatch(GraphReply.Problem::isNotFound);
        if (whole) {
            kept.put(key, Map.copyOf(notes));
        }
        return notes;
    }

    /** Where git may keep the note of a commit: the more notes there are, the more folders it puts them into. */
    private static Stream<String> places(String sha) {
        String rest = sha.substring(2);
        return Stream.of(
                sha,
                sha.substring(0, 2) + "/" + rest,
                sha.substring(0, 2) + "/" + rest.substring(0, 2) + "/" + rest.substring(2));
    }

    private static long weight(Map<String, String> notes) {
        return 100 + notes.values().stream().mapToLong(String::length).sum();
    }
}
