package dev.countersign.web.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given what somebody types who wants to go somewhere, then it is a path of ours, or nothing. */
class DestinationTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "acme/shop                                          | /acme/shop/history",
                "acme/shop/                                         | /acme/shop/history",
                "acme/shop#12                                       | /acme/shop/pull/12",
                "acme/.github#1                                     | /acme/.github/pull/1",
                "https://github.com/acme/shop                       | /acme/shop/history",
                "https://github.com/acme/shop/pull/12               | /acme/shop/pull/12",
                "https://github.com/acme/shop/pull/12/files?w=1#top | /acme/shop/pull/12",
                "http://ghe.acme.test/acme/shop/pull/12             | /acme/shop/pull/12",
                "''                                                 | ''",
                "acme                                               | ''",
                "acme/..                                            | ''",
                "//evil.test/x                                      | ''",
                "https://evil.test                                  | ''",
                "javascript:alert(1)                                | ''",
                "acme/shop#x                                        | ''",
                "acme/shop#99999999999                              | ''",
            })
    void what_names_a_repository_or_pull_request_leads_to_its_page(String typed, String path) {
        assertEquals(path, Destination.of(typed).orElse(""));
    }
}
