package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.FileChange;
import java.util.List;
import java.util.Locale;

/** Pull requests and what hangs on them as REST and webhooks show them. */
final class PullShapes {

    private final World world;
    private final Urls urls;
    private final PeopleShapes people;
    private final RepositoryShapes repositories;
    private final Changes changes;
    private final Gate gate;

    PullShapes(World world, Urls urls, PeopleShapes people, RepositoryShapes repositories, Changes changes, Gate gate) {
        this.world = world;
        this.urls = urls;
        this.people = people;
        this.repositories = repositories;
        this.changes = changes;
        this.gate = gate;
    }

    /** As lists have it. */
    ObjectNode brief(PullRequest pull) {
        String url = urls.pull(pull);
        String issue = urls.issue(pull);
        String page = urls.page(pull);
        return Json.object(
                "url",
                url,
                "id",
                pull.id,
                "node_id",
                Ids.Kind.PULL_REQUEST.node(pull.id),
                "html_url",
                page,
                "diff_url",
                page + ".diff",
                "patch_url",
                page + ".patch",
                "issue_url",
                issue,
                "commits_url",
                url + "/commits",
                "review_comments_url",
                url + "/comments",
                "review_comment_url",
                urls.repository(pull.repository) + "/pulls/comments{/number}",
                "comments_url",
                issue + "/comments",
                "statuses_url",
                urls.repository(pull.repository) + "/statuses/" + pull.headSha,
                "number",
                pull.number,
                "state",
                pull.open ? "open" : "closed",
                "locked",
                false,
                "active_lock_reason",
                null,
                "title",
                pull.title,
                "user",
                people.user(pull.author),
                "body",
                pull.body.isEmpty() ? null : pull.body,
                "labels",
                Json.array(pull.labels, name -> label(pull.repository, name)),
                "milestone",
                null,
                "created_at",
                pull.created,
                "updated_at",
                pull.updated,
                "closed_at",
                pull.closed,
                "merged_at",
                pull.merge.map(PullRequest.Merge::at),
                "merge_commit_sha",
                pull.merge.map(PullRequest.Merge::sha),
                "assignee",
                pull.assignees.stream().findFirst().map(people::user),
                "assignees",
                Json.array(pull.assignees, people::user),
                "requested_reviewers",
                Json.array(pull.requestedReviewers, people::user),
                "requested_teams",
                List.of(),
                "head",
                side(pull.headRepository, pull.headRef, pull.headSha),
                "base",
                side(pull.repository, pull.baseRef, pull.baseSha),
                "_links",
                links(pull),
                "author_association",
                association(pull.repository, pull.author),
                "auto_merge",
                pull.autoMerge.map(by -> people.autoMerge(by.account())),
                "draft",
                pull.draft);
    }

    /** As a single answer and webhooks have it. */
    ObjectNode full(PullRequest pull) {
        Changes.Change change = changes.of(pull);
        String state = gate.state(pull);
        return (ObjectNode) brief(pull)
                .setAll(Json.object(
                        "merged", pull.merge.isPresent(),
                        "mergeable", pull.open ? !state.equals("dirty") : null,
                        "rebaseable", null,
                        "mergeable_state", state,
                        "merged_by", pull.merge.map(merge -> people.user(merge.by())),
                        "comments", pull.comments.size(),
                        "review_comments", 0,
                        "maintainer_can_modify", pull.fromFork(),
                        "commits", change.commits().size(),
                        "additions", change.additions(),
                        "deletions", change.deletions(),
                        "changed_files", change.files().size()));
    }

    private ObjectNode side(Repository repository, String ref, String sha) {
        return Json.object(
                "label",
                repository.owner.login() + ":" + ref,
                "ref",
                ref,
                "sha",
                sha,
                "user",
                people.user(repository.owner),
                "repo",
                repositories.repository(repository));
    }

    private ObjectNode links(PullRequest pull) {
        String url = urls.pull(pull);
        return Json.object(
                "self", href(url),
                "html", href(urls.page(pull)),
                "issue", href(urls.issue(pull)),
                "comments", href(urls.issue(pull) + "/comments"),
                "review_comments", href(url + "/comments"),
                "review_comment", href(urls.repository(pull.repository) + "/pulls/comments{/number}"),
                "commits", href(url + "/commits"),
                "statuses", href(urls.repository(pull.repository) + "/statuses/" + pull.headSha));
    }

    static ObjectNode href(String url) {
        return Json.object("href", url);
    }

    ObjectNode label(Repository repository, String name) {
        long id = repository.labels.computeIfAbsent(name, any -> world.ids.next(Ids.Kind.LABEL));
        return Json.object(
                "id",
                id,
                "node_id",
                Ids.Kind.LABEL.node(id),
                "url",
                urls.repository(repository) + "/labels/" + Urls.encoded(name),
                "name",
                name,
                "color",
                "ededed",
                "default",
                false,
                "description",
                "");
    }

    String association(Repository repository, Account account) {
        if (repository.owner.equals(account)) {
            return "OWNER";
        }
        if (world.organisationOf(repository)
                .filter(organisation -> organisation.has(account))
                .isPresent()) {
            return "MEMBER";
        }
        return repository.collaborators.containsKey(account) ? "COLLABORATOR" : "NONE";
    }

    /** The pull request seen as an issue, as comments' webhooks have it. */
    ObjectNode issue(PullRequest pull) {
        String url = urls.issue(pull);
        String page = urls.page(pull);
        return Json.object(
                "url",
                url,
                "repository_url",
                urls.repository(pull.repository),
                "labels_url",
                url + "/labels{/name}",
                "comments_url",
                url + "/comments",
                "events_url",
                url + "/events",
                "timeline_url",
                url + "/timeline",
                "html_url",
                page,
                "id",
                pull.id,
                "node_id",
                Ids.Kind.PULL_REQUEST.node(pull.id),
                "number",
                pull.number,
                "title",
                pull.title,
                "user",
                people.user(pull.author),
                "labels",
                Json.array(pull.labels, name -> label(pull.repository, name)),
                "state",
                pull.open ? "open" : "closed",
                "locked",
                false,
                "assignee",
                pull.assignees.stream().findFirst().map(people::user),
                "assignees",
                Json.array(pull.assignees, people::user),
                "milestone",
                null,
                "comments",
                pull.comments.size(),
                "created_at",
                pull.created,
                "updated_at",
                pull.updated,
                "closed_at",
                pull.closed,
                "author_association",
                association(pull.repository, pull.author),
                "active_lock_reason",
                null,
                "draft",
                pull.draft,
                "pull_request",
                Json.object(
                        "url",
                        urls.pull(pull),
                        "html_url",
                        page,
                        "diff_url",
                        page + ".diff",
                        "patch_url",
                        page + ".patch",
                        "merged_at",
                        pull.merge.map(PullRequest.Merge::at)),
                "body",
                pull.body.isEmpty() ? null : pull.body,
                "reactions",
                ThreadShapes.reactions(url, List.of()),
                "state_reason",
                null);
    }

    ObjectNode file(PullRequest pull, FileChange file) {
        return file(pull.repository, pull.headSha, file);
    }

    /** A file that is changed at that commit. */
    ObjectNode file(Repository repository, String head, FileChange file) {
        String path = Urls.encodedPath(file.path());
        String page = urls.page(repository);
        ObjectNode shape = Json.object(
                "sha", file.blob(),
                "filename", file.path(),
                "status", file.status().name().toLowerCase(Locale.ROOT),
                "additions", file.additions(),
                "deletions", file.deletions(),
                "changes", file.additions() + file.deletions(),
                "blob_url", page + "/blob/" + head + "/" + path,
                "raw_url", page + "/raw/" + head + "/" + path,
                "contents_url", urls.repository(repository) + "/contents/" + path + "?ref=" + head);
        if (!file.patch().isEmpty()) {
            shape.put("patch", file.patch());
        }
        if (!file.previousPath().isEmpty()) {
            shape.put("previous_filename", file.previousPath());
        }
        return shape;
    }
}
