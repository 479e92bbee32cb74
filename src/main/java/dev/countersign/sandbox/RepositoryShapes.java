package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.GitCommit;
import dev.countersign.sandbox.git.Signature;
import java.util.List;
import java.util.Optional;

/** Repositories and commits as REST and webhooks show them. */
final class RepositoryShapes {

    private static final List<String> PLAIN = List.of(
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "hooks",
            "languages",
            "merges",
            "stargazers",
            "subscribers",
            "subscription",
            "tags",
            "teams");

    private final World world;
    private final Urls urls;
    private final PeopleShapes people;

    RepositoryShapes(World world, Urls urls, PeopleShapes people) {
        this.world = world;
        this.urls = urls;
        this.people = people;
    }

    ObjectNode repository(Repository repository) {
        String url = urls.repository(repository);
        String page = urls.page(repository);
        ObjectNode shape = Json.object(
                "id",
                repository.id,
                "node_id",
                Ids.Kind.REPOSITORY.node(repository.id),
                "name",
                repository.name,
                "full_name",
                repository.fullName(),
                "private",
                repository.isPrivate,
                "owner",
                people.user(repository.owner),
                "html_url",
                page,
                "description",
                null,
                "fork",
                repository.parent.isPresent(),
                "url",
                url,
                "default_branch",
                repository.defaultBranch,
                "visibility",
                repository.isPrivate ? "private" : "public",
                "created_at",
                repository.created,
                "updated_at",
                repository.created,
                "pushed_at",
                repository.created,
                "git_url",
                "git:" + page.substring(page.indexOf("//")) + ".git",
                "ssh_url",
                "git@127.0.0.1:" + repository.fullName() + ".git",
                "clone_url",
                page + ".git",
                "svn_url",
                page,
                "mirror_url",
                null,
                "homepage",
                null,
                "language",
                null,
                "license",
                null,
                "topics",
                List.of(),
                "size",
                1,
                "custom_properties",
                Json.object());
        for (String counter : List.of(
                "stargazers_count",
                "watchers_count",
                "watchers",
                "forks_count",
                "forks",
                "open_issues_count",
                "open_issues",
                "network_count",
                "subscribers_count")) {
            shape.put(counter, 0);
        }
        // GitHub counts open pull requests among the issues.
        long open = repository.pulls.values().stream().filter(pull -> pull.open).count()
                + repository.issues.values().stream()
                        .filter(issue -> issue.open)
                        .count();
        shape.put("open_issues_count", open).put("open_issues", open);
        for (String on : List.of("has_issues", "has_projects", "has_downloads", "has_wiki", "allow_forking")) {
            shape.put(on, true);
        }
        for (String off : List.of(
                "has_pages", "has_discussions", "archived", "disabled", "is_template", "web_commit_signoff_required")) {
            shape.put(off, false);
        }
        PLAIN.forEach(name -> shape.put(name + "_url", url + "/" + name));
        return (ObjectNode) shape.setAll(templates(url));
    }

    private static ObjectNode templates(String url) {
        return Json.object(
                "archive_url", url + "/{archive_format}{/ref}",
                "assignees_url", url + "/assignees{/user}",
                "blobs_url", url + "/git/blobs{/sha}",
                "branches_url", url + "/branches{/branch}",
                "collaborators_url", url + "/collaborators{/collaborator}",
                "comments_url", url + "/comments{/number}",
                "commits_url", url + "/commits{/sha}",
                "compare_url", url + "/compare/{base}...{head}",
                "contents_url", url + "/contents/{+path}",
                "git_commits_url", url + "/git/commits{/sha}",
                "git_refs_url", url + "/git/refs{/sha}",
                "git_tags_url", url + "/git/tags{/sha}",
                "issue_comment_url", url + "/issues/comments{/number}",
                "issue_events_url", url + "/issues/events{/number}",
                "issues_url", url + "/issues{/number}",
                "keys_url", url + "/keys{/key_id}",
                "labels_url", url + "/labels{/name}",
                "milestones_url", url + "/milestones{/number}",
                "notifications_url", url + "/notifications{?since,all,participating}",
                "pulls_url", url + "/pulls{/number}",
                "releases_url", url + "/releases{/id}",
                "statuses_url", url + "/statuses/{sha}",
                "trees_url", url + "/git/trees{/sha}");
    }

    /** A commit as the list of a pull request has it. */
    ObjectNode commit(Repository repository, GitCommit commit) {
        String url = urls.repository(repository);
        return Json.object(
                "sha", commit.sha(),
                "node_id", "C_" + commit.sha(),
                "commit",
                        Json.object(
                                "author", signature(commit.author()),
                                "committer", signature(commit.committer()),
                                "message", commit.message(),
                                "tree", tree(repository, commit),
                                "url", url + "/git/commits/" + commit.sha(),
                                "comment_count", 0,
                                "verification", unsigned()),
                "url", url + "/commits/" + commit.sha(),
                "html_url", urls.page(repository) + "/commit/" + commit.sha(),
                "comments_url", url + "/commits/" + commit.sha() + "/comments",
                "author", owner(commit.author()),
                "committer", owner(commit.committer()),
                "parents", Json.array(commit.parents(), parent -> parent(repository, parent, "/commits/")));
    }

    private Optional<ObjectNode> owner(Signature signature) {
        return world.owning(signature.email()).map(people::user);
    }

    /** A commit as the git database has it. */
    ObjectNode gitCommit(Repository repository, GitCommit commit) {
        return Json.object(
                "sha", commit.sha(),
                "node_id", "C_" + commit.sha(),
                "url", urls.repository(repository) + "/git/commits/" + commit.sha(),
                "html_url", urls.page(repository) + "/commit/" + commit.sha(),
                "author", signature(commit.author()),
                "committer", signature(commit.committer()),
                "message", commit.message(),
                "tree", tree(repository, commit),
                "parents", Json.array(commit.parents(), parent -> parent(repository, parent, "/git/commits/")),
                "verification", unsigned());
    }

    private ObjectNode tree(Repository repository, GitCommit commit) {
        return Json.object("sha", commit.tree(), "url", urls.repository(repository) + "/git/trees/" + commit.tree());
    }

    private ObjectNode parent(Repository repository, String sha, String folder) {
        return Json.object(
                "sha", sha,
                "url", urls.repository(repository) + folder + sha,
                "html_url", urls.page(repository) + "/commit/" + sha);
    }

    static ObjectNode signature(Signature signature) {
        return Json.object("name", signature.name(), "email", signature.email(), "date", signature.at());
    }

    private static ObjectNode unsigned() {
        return Json.object(
                "verified", false,
                "reason", "unsigned",
                "signature", null,
                "payload", null,
                "verified_at", null);
    }
}
