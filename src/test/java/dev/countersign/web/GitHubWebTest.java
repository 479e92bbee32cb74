package dev.countersign.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Origin;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a place in words, when it is linked, then the link goes to GitHub's page of it. */
class GitHubWebTest {

    private static final PullRequestRef PULL = new PullRequestRef(new RepositoryRef("acme", "shop"), 7);

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com",
        "https://api.github.com/, https://github.com",
        "https://ghe.acme.test/api/v3, https://ghe.acme.test",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
    })
    void the_pages_are_where_the_api_belongs_to(String api, String pages) {
        assertEquals(pages, GitHubWeb.of(api).address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commit 7aa01bc, line 12 | /acme/shop/commit/7aa01bc",
                "comment 34/0 | /acme/shop/pull/7#issuecomment-34",
                "review 12 | /acme/shop/pull/7#pullrequestreview-12",
                "description, line 3 | /acme/shop/pull/7",
                "commit ../../evil | /acme/shop/pull/7",
                "head branch | /acme/shop/pull/7",
            })
    void a_place_is_linked_to_what_it_is_about(String where, String path) {
        assertEquals("https://github.com" + path, GitHubWeb.of("").place(PULL, List.of(), where));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/.github/.github/countersign.yml, 31, "
                + "https://github.com/acme/.github/blob/HEAD/.github/countersign.yml#L31",
        "built-in, 0, ''",
        "javascript:alert(1), 3, ''",
    })
    void a_line_of_a_policy_is_linked_where_it_is_written(String file, int line, String link) {
        assertEquals(link, GitHubWeb.of("").line(new Origin(file, line, 1)));
    }
}
