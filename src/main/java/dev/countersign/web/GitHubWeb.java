package dev.countersign.web;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Origin;
import dev.countersign.setup.GitHubAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where GitHub shows things to people. Immutable.
 *
 * @param address of GitHub's pages, without a slash at the end
 */
public record GitHubWeb(String address) {

    private static final Pattern PLACE =
            Pattern.compile("(commit|comment|review) ([0-9a-f]{1,64})(?:[/,].*)?", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("([\\w.-]+)/([\\w.-]+)/([\\w./ -]+)(?:@([\\w./-]+))?");

    /** The pages that belong to an address of GitHub's API; github.com's where there is none. */
    public static GitHubWeb of(String api) {
        return new GitHubWeb(GitHubAddress.ofApi(api.isEmpty() ? "https://api.github.com" : api)
                .web());
    }

    /** A repository. */
    public String repository(RepositoryRef repository) {
        return address + "/" + repository;
    }

    /** A pull request. */
    public String pull(PullRequestRef pull) {
        return repository(pull.repository()) + "/pull/" + pull.number();
    }

    /** A commit. */
    public String commit(RepositoryRef repository, String sha) {
        return repository(repository) + "/commit/" + sha;
    }

    /** A file of a pull request, among its changed ones. */
    public String files(PullRequestRef pull) {
        return pull(pull) + "/files";
    }

    /** Somebody's profile. */
    public String person(String login) {
        return address + "/" + login.replace("[bot]", "");
    }

    /** A place that is told in words, such as {@code commit 7aa01bc, line 12}; the pull request itself for any other. */
    public String place(PullRequestRef pull, List<Commit> commits, String where) {
        Matcher place = PLACE.matcher(where);
        if (!place.matches()) {
            return pull(pull);
        }
        String id = place.group(2);
        return switch (place.group(1)) {
            case "commit" ->
                commit(
                        pull.repository(),
                        commits.stream()
                                .map(Commit::sha)
                                .filter(sha -> sha.startsWith(id))
                                .findFirst()
                                .orElse(id));
            case "comment" -> pull(pull) + "#issuecomment-" + id;
            default -> pull(pull) + "#pullrequestreview-" + id;
        };
    }

    /** The line of a policy, as its file is at present; empty for what is written nowhere. */
    public String line(Origin origin) {
        String file = origin.line() == 0 ? "" : file(origin.file());
        return file.isEmpty() ? "" : file + "#L" + origin.line();
    }

    /** A file by the name that people give it, {@code owner/repo/path} or {@code owner/repo/path@ref}; empty for any other. */
    public String file(String name) {
        Matcher file = FILE.matcher(name);
        if (!file.matches()) {
            return "";
        }
        String ref = file.group(4) == null ? "HEAD" : file.group(4);
        return address + "/" + file.group(1) + "/" + file.group(2) + "/blob/" + ref + "/"
                + file.group(3).replace(" ", "%20");
    }

    /** Where a file is edited in the browser, so that the change becomes a pull request. */
    public String edit(RepositoryRef repository, String branch, String path) {
        return repository(repository) + "/edit/" + branch + "/" + path;
    }

    /** Where a file is made in the browser. */
    public String make(RepositoryRef repository, String branch, String path) {
        return repository(repository) + "/new/" + branch + "?filename=" + path;
    }
}
