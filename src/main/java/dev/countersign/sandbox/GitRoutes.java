package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.GitBlob;
import dev.countersign.sandbox.git.GitCommit;
import dev.countersign.sandbox.git.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Repositories, their files and the git database. */
record GitRoutes(Hub hub, Asked asked, Actions actions) {

    private static final String REPOSITORY = "/repos/{owner}/{repo}";
    private static final String GIT = REPOSITORY + "/git";
    private static final String CONTENT = REPOSITORY + "/contents/{path...}";

    void addTo(Routes routes) {
        routes.on(
                        "GET",
                        REPOSITORY,
                        call -> Answer.ok(hub.shapes().repositories().repository(asked.repository(call))))
                .on("GET", CONTENT, this::file)
                .on("GET", REPOSITORY + "/commits/{ref}", this::commit)
                .on("GET", GIT + "/commits/{sha}", call -> gitCommit(asked.repository(call), call.param("sha"), 200))
                .on("POST", GIT + "/commits", this::newCommit)
                .on("POST", GIT + "/trees", this::newTree)
                .on("POST", GIT + "/blobs", this::newBlob)
                .on("GET", GIT + "/blobs/{sha}", this::blob)
                .on("GET", GIT + "/ref/heads/{branch...}", call -> ref(call, call.param("branch"), 200))
                .on("POST", GIT + "/refs", call -> {
                    String branch = call.text("ref").replaceFirst("^refs/heads/", "");
                    actions.pushes().create(call.caller(), asked.repository(call), branch, call.text("sha"));
                    return ref(call, branch, 201);
                })
                .on("PATCH", GIT + "/refs/heads/{branch...}", call -> {
                    boolean force = call.body().path("force").asBoolean();
                    actions.pushes()
                            .move(call.caller(), asked.repository(call), call.param("branch"), call.text("sha"), force);
                    return ref(call, call.param("branch"), 200);
                })
                .on("DELETE", GIT + "/refs/heads/{branch...}", call -> {
                    actions.pushes().delete(call.caller(), asked.repository(call), call.param("branch"));
                    return Answer.empty(204);
                });
    }

    private Answer ref(Call call, String branch, int status) {
        Repository repository = asked.repository(call);
        String sha = repository.tip(branch).orElseThrow(Refusal::unknown);
        String url = hub.shapes().urls().repository(repository) + "/git/";
        return Answer.status(
                status,
                Json.object(
                        "ref", "refs/heads/" + branch,
                        "node_id", "REF_" + repository.id + "_" + branch,
                        "url", url + "refs/heads/" + Urls.encodedPath(branch),
                        "object", Json.object("type", "commit", "sha", sha, "url", url + "commits/" + sha)));
    }

    private Answer gitCommit(Repository repository, String sha, int status) {
        return Answer.status(
                status,
                hub.shapes()
                        .repositories()
                        .gitCommit(repository, hub.world().git.commit(sha).orElseThrow(Refusal::unknown)));
    }

    private Answer commit(Call call) {
        Repository repository = asked.repository(call);
        String sha = asked.commit(repository, call.param("ref"));
        GitCommit commit = hub.world().git.commit(sha).orElseThrow(Refusal::unknown);
        String before = commit.parents().stream().findFirst().orElse("");
        List<FileChange> files = hub.world().git.diffs().between(before, sha);
        int added = files.stream().mapToInt(FileChange::additions).sum();
        int removed = files.stream().mapToInt(FileChange::deletions).sum();
        ObjectNode shape = hub.shapes().repositories().commit(repository, commit);
        shape.set("stats", Json.object("total", added + removed, "additions", added, "deletions", removed));
        shape.set("files", Json.array(files, file -> hub.shapes().pulls().file(repository, sha, file)));
        return Answer.ok(shape);
    }

    private Answer file(Call call) {
        Repository repository = asked.repository(call);
        String ref = call.asked("ref").orElse(repository.defaultBranch);
        String path = call.param("path");
        GitBlob blob = hub.world().git.file(asked.commit(repository, ref), path).orElseThrow(Refusal::unknown);
        String url = hub.shapes().urls().repository(repository);
        String self = url + "/contents/" + Urls.encodedPath(path) + "?ref=" + Urls.encoded(ref);
        String page = hub.shapes().urls().page(repository) + "/blob/" + ref + "/" + Urls.encodedPath(path);
        String data = url + "/git/blobs/" + blob.sha();
        return Answer.ok(Json.object(
                "type",
                "file",
                "encoding",
                "base64",
                "size",
                blob.bytes().length,
                "name",
                path.substring(path.lastIndexOf('/') + 1),
                "path",
                path,
                "content",
                base64(blob.bytes()),
                "sha",
                blob.sha(),
                "url",
                self,
                "git_url",
                data,
                "html_url",
                page,
                "download_url",
                page + "?raw=true",
                "_links",
                Json.object("self", self, "git", data, "html", page)));
    }

    /** GitHub breaks the lines of what it encodes. */
    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    }

    private Answer blob(Call call) {
        Repository repository = asked.repository(call);
        GitBlob blob = hub.world().git.blob(call.param("sha")).orElseThrow(Refusal::unknown);
        return Answer.ok(Json.object(
                "sha",
                blob.sha(),
                "node_id",
                "B_" + blob.sha(),
                "size",
                blob.bytes().length,
                "url",
                hub.shapes().urls().repository(repository) + "/git/blobs/" + blob.sha(),
                "content",
                base64(blob.bytes()),
                "encoding",
                "base64"));
    }

    private Repository written(Call call) {
        Repository repository = asked.repository(call);
        hub.demand(hub.world().mayWrite(call.caller(), repository), 403, "Resource not accessible by integration");
        return repository;
    }

    private Answer newBlob(Call call) {
        Repository repository = written(call);
        byte[] content = call.text("encoding").equals("base64")
                ? Base64.getMimeDecoder().decode(call.text("content"))
                : call.text("content").getBytes(StandardCharsets.UTF_8);
        String sha = hub.world().git.blob(content);
        return Answer.created(
                Json.object("sha", sha, "url", hub.shapes().urls().repository(repository) + "/git/blobs/" + sha));
    }

    private Answer newTree(Call call) {
        Repository repository = written(call);
        Map<String, byte[]> changes = new LinkedHashMap<>();
        for (JsonNode entry : call.body().path("tree")) {
            byte[] content = entry.has("content")
                    ? entry.path("content").asText().getBytes(StandardCharsets.UTF_8)
                    : hub.world()
                            .git
                            .blob(entry.path("sha").asText(""))
                            .map(GitBlob::bytes)
                            .orElse(null);
            changes.put(entry.path("path").asText(), content);
        }
        String sha = hub.world().git.tree(call.text("base_tree"), changes);
        String url = hub.shapes().urls().repository(repository) + "/git/";
        return Answer.created(Json.object(
                "sha",
                sha,
                "url",
                url + "trees/" + sha,
                "truncated",
                false,
                "tree",
                Json.array(
                        hub.world().git.files(sha),
                        entry -> Json.object(
                                "path",
                                entry.path(),
                                "mode",
                                "100644",
                                "type",
                                "blob",
                                "sha",
                                entry.blob(),
                                "url",
                                url + "blobs/" + entry.blob()))));
    }

    private Answer newCommit(Call call) {
        Repository repository = written(call);
        List<String> parents = new ArrayList<>();
        call.body().path("parents").forEach(parent -> parents.add(parent.asText()));
        Signature author = signature(call.body().path("author"), call.caller().account());
        Signature committer = call.body().has("committer")
                ? signature(call.body().path("committer"), call.caller().account())
                : author;
        String sha = hub.world().git.commit(call.text("tree"), parents, author, committer, call.text("message"));
        return gitCommit(repository, sha, 201);
    }

    private Signature signature(JsonNode given, Account otherwise) {
        return given.isObject()
                ? new Signature(
                        given.path("name").asText(),
                        given.path("email").asText(),
                        given.hasNonNull("date")
                                ? Instant.parse(given.path("date").asText())
                                : hub.world().now())
                : new Signature(otherwise.name(), otherwise.email(), hub.world().now());
    }
}
