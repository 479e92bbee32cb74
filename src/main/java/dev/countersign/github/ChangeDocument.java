package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Json;
import dev.countersign.policyfile.CatalogReader;
import java.util.List;

/**
 * The one GraphQL document that a look at a pull request costs, and the small ones for what does not fit into its pages.
 */
final class ChangeDocument {

    /** Where the policy lies, in the repository and in the organisation's own. */
    static final String POLICY_PATH = ".github/countersign.yml";

    /** The repository that holds what is true for all of an owner's repositories. */
    static final String OWNERS_REPOSITORY = ".github";

    /** Where GitHub looks for code owners; the first place that has the file counts. */
    static final List<String> CODEOWNERS_PATHS = List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

    static final String TEXT = """
            fragment Text on GitObject {
              __typename
              oid
              ... on Blob { text isBinary isTruncated }
            }
            """;

    // 25 and 20 bound what one document may cost; a commit that has more is told apart by its total and reported.
    private static final String COMMITS = """
            fragment CommitsPage on PullRequestCommitConnection {
              totalCount
              pageInfo { hasNextPage endCursor }
              nodes {
                commit {
                  oid
                  message
                  author { ...Signature }
                  committer { ...Signature }
                  authors(first: 25) { totalCount nodes { ...Signature } }
                  parents(first: 20) { totalCount nodes { oid } }
                  signature {
                    isValid
                    state
                    signer { ...Who }
                    ... on GpgSignature { keyId }
                    ... on SshSignature { keyFingerprint }
                  }
                }
              }
            }
            fragment Signature on GitActor { name email user { ...Who } }
            """;

    private static final String REVIEWS = """
            fragment ReviewsPage on PullRequestReviewConnection {
              pageInfo { hasPreviousPage startCursor }
              nodes { fullDatabaseId author { ...Who } state createdAt submittedAt commit { oid } }
            }
            """;

    private static final String CODEOWNERS = """
              codeowners0: object(expression: $codeowners0) { ...Text }
              codeowners1: object(expression: $codeowners1) { ...Text }
              codeowners2: object(expression: $codeowners2) { ...Text }
            """;

    private static final String CODEOWNERS_VARIABLES =
            ", $codeowners0: String!, $codeowners1: String!, $codeowners2: String!";

    private static final String STATES = "[APPROVED, CHANGES_REQUESTED, DISMISSED]";

    private static final String OPENING = "($owner: String!, $name: String!, $number: Int!";

    private static final String REPOSITORY = "  repository(owner: $owner, name: $name) {\n";

    /** A further page of commits, and the head they belong to. */
    static final String MORE_COMMITS = "query MoreCommits" + OPENING + ", $cursor: String!) {\n" + REPOSITORY
            + "  pullRequest(number: $number) { headRefOid commits(first: 100, after: $cursor) { ...CommitsPage } } }\n}\n"
            + COMMITS + Persons.FRAGMENT;

    /** A further page of reviews, backwards. */
    static final String MORE_REVIEWS = "query MoreReviews" + OPENING + ", $cursor: String!) {\n" + REPOSITORY
            + "  pullRequest(number: $number) { reviews(last: 100, before: $cursor, states: " + STATES
            + ") { ...ReviewsPage } } }\n}\n"
            + REVIEWS + Persons.FRAGMENT;

    /** Where head and base stand now. */
    static final String HEAD = "query Head" + OPENING + ") {\n" + REPOSITORY
            + "  pullRequest(number: $number) { headRefOid baseRefOid baseRefName } }\n}\n";

    /** The code owners file of another branch than was guessed. */
    static final String OTHER_CODEOWNERS = "query CodeOwners($owner: String!, $name: String!" + CODEOWNERS_VARIABLES
            + ") {\n" + REPOSITORY + CODEOWNERS + "  }\n}\n" + TEXT;

    /** One file. */
    static final String FILE = "query File($owner: String!, $name: String!, $expression: String!) {\n" + REPOSITORY
            + "  object(expression: $expression) { ...Text } }\n}\n" + TEXT;

    private ChangeDocument() {}

    /** The whole document, with the people's parts in it. */
    static String text(PeopleParts people) {
        return "query Change" + OPENING + ", $owners: String!, $policy: String!, $catalog: String!"
                + CODEOWNERS_VARIABLES
                + people.declarations() + ") {\n" + REPOSITORY
                + """
                  databaseId
                  name
                  owner { login }
                  defaultBranchRef { name target { oid } }
                  policy: object(expression: $policy) { ...Text }
                  catalog: object(expression: $catalog) { ...Text }
                """
                + CODEOWNERS
                + GitHubNotes.WHERE
                + """
                  pullRequest(number: $number) {
                    number title body state isDraft isCrossRepository
                    headRefName headRefOid baseRefName baseRefOid updatedAt
                    changedFiles additions deletions
                    author { ...Who }
                    labels(first: 100) { totalCount nodes { name } }
                    assignees(first: 20) { totalCount nodes { ...Who } }
                    commits(first: 100) { ...CommitsPage }
                """
                + "    reviews(last: 100, states: " + STATES + ") { ...ReviewsPage }\n  }\n"
                + people.onRepository()
                + "  }\n"
                + "  organizationPolicy: repository(owner: $owner, name: $owners) {\n"
                + "    object(expression: $policy) { ...Text }\n  }\n"
                + people.onRoot()
                + "}\n" + TEXT + COMMITS + REVIEWS + people.fragments() + Persons.FRAGMENT;
    }

    /** The variables of {@link #text}, with code owners on that branch; an empty branch is the default one. */
    static ObjectNode variables(Subject subject, String base, PeopleParts people) {
        ObjectNode variables = of(subject);
        variables
                .put("owners", OWNERS_REPOSITORY)
                .put("policy", "HEAD:" + POLICY_PATH)
                .put("catalog", "HEAD:" + CatalogReader.ROOT);
        codeowners(variables, base);
        people.fill(variables);
        return variables;
    }

    /** The variables of {@link #OTHER_CODEOWNERS}. */
    static ObjectNode codeownersOn(Subject subject, String base) {
        ObjectNode variables = of(subject);
        variables.remove("number");
        codeowners(variables, base);
        return variables;
    }

    /** So many files of a commit, each by its own alias, {@code file0} and so on. */
    static String files(int count) {
        StringBuilder declared = new StringBuilder();
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < count; i++) {
            declared.append(", $file").append(i).append(": String!");
            asked.append("    file")
                    .append(i)
                    .append(": object(expression: $file")
                    .append(i)
                    .append(") { ...Text }\n");
        }
        return "query Files($owner: String!, $name: String!" + declared + ") {\n" + REPOSITORY + asked + "  }\n}\n"
                + TEXT;
    }

    /** The variables of {@link #files}. */
    static ObjectNode filesAt(Subject subject, String commit, List<String> paths) {
        ObjectNode variables = of(subject);
        variables.remove("number");
        for (int i = 0; i < paths.size(); i++) {
            variables.put("file" + i, commit + ":" + paths.get(i));
        }
        return variables;
    }

    /** The variables that name the pull request. */
    static ObjectNode of(Subject subject) {
        RepositoryRef repository = subject.ref().repository();
        return Json.object()
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("number", subject.ref().number());
    }

    /** The code owners files of so many repositories of one owner, each by its own alias, {@code repository0} and so on. */
    static String owners(int count) {
        StringBuilder declared = new StringBuilder();
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < count; i++) {
            declared.append(", $name").append(i).append(": String!");
            asked.append("  repository")
                    .append(i)
                    .append(": repository(owner: $owner, name: $name")
                    .append(i)
                    .append(") {\n")
                    .append(CODEOWNERS)
                    .append("  }\n");
        }
        return "query Owners($owner: String!" + CODEOWNERS_VARIABLES + declared + ") {\n" + asked + "}\n" + TEXT;
    }

    /** Puts in where code owners files may lie on that branch; an empty one is the default one. */
    static void codeowners(ObjectNode variables, String base) {
        String commit = base.isEmpty() ? "HEAD" : "refs/heads/" + base;
        for (int i = 0; i < CODEOWNERS_PATHS.size(); i++) {
            variables.put("codeowners" + i, commit + ":" + CODEOWNERS_PATHS.get(i));
        }
    }
}
