package dev.countersign.sandbox;

import dev.countersign.sandbox.git.GitBlob;
import dev.countersign.sandbox.git.GitCommit;
import dev.countersign.sandbox.git.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Commits and files in GraphQL. */
record GraphCommits(World world, Urls urls, GraphPeople people) {

    private static final String TRAILER = "co-authored-by:";
    private static final int LONGEST_TEXT = 512_000;

    Optional<GraphObject> find(Repository repository, String sha) {
        return world.git.commit(sha).map(commit -> commit(repository, commit));
    }

    GraphObject commit(Repository repository, GitCommit commit) {
        int headline = commit.message().indexOf('\n');
        return new GraphObject("Commit")
                .having(
                        "id", "C_" + commit.sha(),
                        "oid", commit.sha(),
                        "abbreviatedOid", commit.sha().substring(0, 7),
                        "message", commit.message(),
                        "messageHeadline",
                                headline < 0
                                        ? commit.message()
                                        : commit.message().substring(0, headline),
                        "messageBody",
                                headline < 0
                                        ? ""
                                        : commit.message().substring(headline).strip(),
                        "authoredDate", commit.author().at(),
                        "committedDate", commit.committer().at(),
                        "url", urls.page(repository) + "/commit/" + commit.sha(),
                        "committedViaWeb", commit.committer().email().equals("noreply@github.com"),
                        "author", actor(commit.author()),
                        "committer", actor(commit.committer()),
                        "signature",
                                Optional.ofNullable(world.signatures.get(commit.sha()))
                                        .map(this::signature),
                        "tree", new GraphObject("Tree").having("oid", commit.tree()))
                .asking("checkSuites", arguments -> suites(repository, commit.sha(), arguments))
                .asking("authors", arguments -> Connection.of("GitActor", authors(commit), arguments, this::actor))
                .asking(
                        "parents",
                        arguments -> Connection.of(
                                "Commit",
                                commit.parents(),
                                arguments,
                                parent -> find(repository, parent).orElseThrow()));
    }

    private GraphObject signature(VerifiedSignature signature) {
        return new GraphObject("GpgSignature")
                .having("isValid", true, "state", "VALID", "keyId", signature.key())
                .lazily("signer", () -> people.user(Optional.of(signature.by())));
    }

    private static GraphObject suites(Repository repository, String sha, Arguments arguments) {
        Map<Long, List<CheckRun>> suites = new LinkedHashMap<>();
        repository.checks.stream()
                .filter(run -> run.headSha.equals(sha))
                .filter(run -> arguments
                        .inside("filterBy")
                        .optionalText("appId")
                        .map(Long.toString(run.app.id)::equals)
                        .orElse(true))
                .forEach(run -> suites.computeIfAbsent(run.suite, any -> new ArrayList<>())
                        .add(run));
        return Connection.of(
                "CheckSuite",
                suites.entrySet(),
                arguments,
                suite -> new GraphObject("CheckSuite")
                        .numbered(Ids.Kind.CHECK_SUITE.node(suite.getKey()), suite.getKey())
                        .asking("checkRuns", asked -> runs(suite.getValue(), asked)));
    }

    /** The newest of each name, unless all are asked for. */
    private static GraphObject runs(List<CheckRun> all, Arguments arguments) {
        Arguments filter = arguments.inside("filterBy");
        boolean latest = filter.optionalText("checkType").orElse("ALL").equals("LATEST");
        Map<Object, CheckRun> found = new LinkedHashMap<>();
        all.stream()
                .filter(run ->
                        filter.optionalText("checkName").map(run.name::equals).orElse(true))
                .forEach(run -> found.put(latest ? run.name : run.id, run));
        return Connection.of(
                "CheckRun",
                found.values(),
                arguments,
                run -> new GraphObject("CheckRun")
                        .numbered(Ids.Kind.CHECK_RUN.node(run.id), run.id)
                        .having(
                                "name", run.name,
                                "status", run.status.toUpperCase(Locale.ROOT),
                                "conclusion", run.conclusion.map(text -> text.toUpperCase(Locale.ROOT)),
                                "title", run.title,
                                "summary", run.summary,
                                "externalId", run.externalId));
    }

    private GraphObject actor(Signature signature) {
        return new GraphObject("GitActor")
                .having("name", signature.name(), "email", signature.email(), "date", signature.at())
                .lazily("user", () -> people.user(world.owning(signature.email())));
    }

    /** The git author, then everybody named by a co-author trailer. */
    private static List<Signature> authors(GitCommit commit) {
        List<Signature> authors = new ArrayList<>(List.of(commit.author()));
        commit.message().lines().forEach(line -> {
            int open = line.lastIndexOf('<');
            int close = line.lastIndexOf('>');
            if (line.toLowerCase(Locale.ROOT).startsWith(TRAILER) && open > TRAILER.length() && close > open) {
                String email = line.substring(open + 1, close).strip();
                if (authors.stream().noneMatch(author -> author.email().equalsIgnoreCase(email))) {
                    authors.add(new Signature(
                            line.substring(TRAILER.length(), open).strip(),
                            email,
                            commit.author().at()));
                }
            }
        });
        return authors;
    }

    /** What an expression such as {@code main:path/to/file} stands for. */
    Optional<GraphObject> object(
            Repository repository, String expression, BiFunction<Repository, GitCommit, GraphObject> whole) {
        int colon = expression.indexOf(':');
        String ref = colon < 0 ? expression : expression.substring(0, colon);
        String branch = ref.equals("HEAD") ? repository.defaultBranch : ref.replaceFirst("^refs/heads/", "");
        Optional<String> commit =
                repository.tip(branch).or(() -> world.git.commit(ref).map(GitCommit::sha));
        return colon < 0
                ? commit.flatMap(world.git::commit).map(found -> whole.apply(repository, found))
                : commit.flatMap(sha -> world.git.file(sha, expression.substring(colon + 1)))
                        .map(GraphCommits::blob);
    }

    private static GraphObject blob(GitBlob blob) {
        boolean tooLong = blob.bytes().length > LONGEST_TEXT;
        String text = blob.text();
        return new GraphObject("Blob")
                .having(
                        "id",
                        "B_" + blob.sha(),
                        "oid",
                        blob.sha(),
                        "abbreviatedOid",
                        blob.sha().substring(0, 7),
                        "byteSize",
                        blob.bytes().length,
                        "isBinary",
                        blob.binary(),
                        "isTruncated",
                        tooLong,
                        "text",
                        blob.binary()
                                ? null
                                : tooLong ? text.substring(0, Math.min(text.length(), LONGEST_TEXT)) : text);
    }
}
