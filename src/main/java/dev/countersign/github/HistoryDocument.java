package dev.countersign.github;

/** The GraphQL document that reads the past of a branch: 50 commits with the files of the pull requests they came by. */
final class HistoryDocument {

    /** Commits a page. Each may bring 100 files, so a page is bounded by 5,000 files and costs two points. */
    static final int PAGE = 50;

    static final String TEXT = """
            query History($owner: String!, $name: String!, $from: String!, $after: String, $since: GitTimestamp!) {
              rateLimit { limit remaining resetAt }
              repository(owner: $owner, name: $name) {
                databaseId
                object(expression: $from) {
                  oid
                  ... on Commit {
                    history(first: %d, after: $after, since: $since) {
                      totalCount
                      pageInfo { hasNextPage endCursor }
                      nodes {
                        oid
                        message
                        committedDate
                        author { email user { databaseId } }
                        parents(first: 2) { totalCount }
                        associatedPullRequests(first: 1) {
                          nodes {
                            number
                            title
                            headRefName
                            author { ...Who }
                            mergeCommit { oid }
                            files(first: 100) { nodes { path additions deletions changeType } }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
            """.formatted(PAGE) + Persons.FRAGMENT;

    private HistoryDocument() {}
}
