package dev.countersign.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that answers name. */
record Urls(String root) {

    String user(Account account) {
        return root + "/users/" + encoded(account.login());
    }

    String page(Account account) {
        return root + (account.isBot() ? "/apps/" : "/") + encoded(account.bareLogin());
    }

    String repository(Repository repository) {
        return root + "/repos/" + repository.fullName();
    }

    String page(Repository repository) {
        return root + "/" + repository.fullName();
    }

    String pull(PullRequest pull) {
        return repository(pull.repository) + "/pulls/" + pull.number;
    }

    String issue(PullRequest pull) {
        return repository(pull.repository) + "/issues/" + pull.number;
    }

    String page(PullRequest pull) {
        return page(pull.repository) + "/pull/" + pull.number;
    }

    /** One path segment. */
    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path of several segments. */
    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/");
    }
}
