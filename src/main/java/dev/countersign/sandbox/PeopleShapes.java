package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** People, organisations, teams and Apps as REST and webhooks show them. */
final class PeopleShapes {

    /** What the App may do: what a gate needs. */
    private static final ObjectNode PERMISSIONS = Json.object(
            "administration", "read",
            "checks", "write",
            "contents", "read",
            "issues", "write",
            "members", "read",
            "metadata", "read",
            "pull_requests", "write");

    static final List<String> EVENTS = List.of(
            "check_run",
            "issue_comment",
            "member",
            "membership",
            "pull_request",
            "pull_request_review",
            "push",
            "star",
            "team");

    private static final String JOINED = "2019-08-07T06:05:04Z";

    private final Urls urls;

    PeopleShapes(Urls urls) {
        this.urls = urls;
    }

    ObjectNode user(Account account) {
        String url = urls.user(account);
        return Json.object(
                "login", account.login(),
                "id", account.id(),
                "node_id", account.node(),
                "avatar_url", urls.root() + "/avatars/" + account.id(),
                "gravatar_id", "",
                "url", url,
                "html_url", urls.page(account),
                "followers_url", url + "/followers",
                "following_url", url + "/following{/other_user}",
                "gists_url", url + "/gists{/gist_id}",
                "starred_url", url + "/starred{/owner}{/repo}",
                "subscriptions_url", url + "/subscriptions",
                "organizations_url", url + "/orgs",
                "repos_url", url + "/repos",
                "events_url", url + "/events{/privacy}",
                "received_events_url", url + "/received_events",
                "type", account.kind().type,
                "user_view_type", "public",
                "site_admin", false);
    }

    /** A person with what is on their own page. */
    ObjectNode profile(Account account) {
        return (ObjectNode) user(account)
                .setAll(Json.object(
                        "name",
                        account.name(),
                        "company",
                        null,
                        "blog",
                        "",
                        "location",
                        null,
                        "email",
                        null,
                        "hireable",
                        null,
                        "bio",
                        null,
                        "public_repos",
                        0,
                        "public_gists",
                        0,
                        "followers",
                        0,
                        "following",
                        0,
                        "created_at",
                        JOINED,
                        "updated_at",
                        JOINED));
    }

    ObjectNode organisation(Organisation organisation) {
        String url = urls.root() + "/orgs/" + organisation.account.login();
        return Json.object(
                "login", organisation.account.login(),
                "id", organisation.account.id(),
                "node_id", organisation.account.node(),
                "url", url,
                "repos_url", url + "/repos",
                "events_url", url + "/events",
                "hooks_url", url + "/hooks",
                "issues_url", url + "/issues",
                "members_url", url + "/members{/member}",
                "public_members_url", url + "/public_members{/member}",
                "avatar_url", urls.root() + "/avatars/" + organisation.account.id(),
                "description", "");
    }

    ObjectNode team(Team team) {
        long organisation = team.organisation.account.id();
        String url = urls.root() + "/organizations/" + organisation + "/team/" + team.id;
        return Json.object(
                "id",
                team.id,
                "node_id",
                Ids.Kind.TEAM.node(team.id),
                "name",
                team.slug,
                "slug",
                team.slug,
                "description",
                "",
                "privacy",
                "closed",
                "notification_setting",
                "notifications_enabled",
                "url",
                url,
                "html_url",
                urls.root() + "/orgs/" + team.organisation.account.login() + "/teams/" + team.slug,
                "members_url",
                url + "/members{/member}",
                "repositories_url",
                url + "/repos",
                "type",
                "organization",
                "organization_id",
                organisation,
                "permission",
                "pull",
                "parent",
                null);
    }

    /** Somebody in an organisation. */
    ObjectNode belonging(Organisation organisation, Account person) {
        String url = urls.root() + "/orgs/" + organisation.account.login();
        return Json.object(
                "url",
                url + "/memberships/" + person.login(),
                "state",
                "active",
                "role",
                organisation.owners.contains(person) ? "admin" : "member",
                "organization_url",
                url,
                "direct_membership",
                true,
                "user",
                user(person),
                "organization",
                organisation(organisation));
    }

    ObjectNode membership(Team team, Account person) {
        return Json.object(
                "state",
                team.pending.contains(person) ? "pending" : "active",
                "role",
                team.roles.get(person),
                "url",
                urls.root() + "/organizations/" + team.organisation.account.id() + "/team/" + team.id + "/memberships/"
                        + person.login());
    }

    ObjectNode autoMerge(Account by) {
        return Json.object("enabled_by", user(by), "merge_method", "merge", "commit_title", "", "commit_message", "");
    }

    ObjectNode app(App app) {
        return Json.object(
                "id",
                app.id,
                "client_id",
                app.clientId,
                "slug",
                app.slug,
                "node_id",
                "A_sbx" + Long.toString(app.id, 36),
                "owner",
                user(app.home().organisation().account),
                "name",
                app.name,
                "description",
                "",
                "external_url",
                urls.root() + "/apps/" + app.slug,
                "html_url",
                urls.root() + "/apps/" + app.slug,
                "created_at",
                app.created,
                "updated_at",
                app.created,
                "permissions",
                permissions(app),
                "events",
                EVENTS);
    }

    /** What an App may do: the usual, and what it was granted beside it. */
    static ObjectNode permissions(App app) {
        ObjectNode all = PERMISSIONS.deepCopy();
        app.granted.forEach(all::put);
        return all;
    }

    ObjectNode installation(Installed installed) {
        App app = installed.app();
        String url = urls.root() + "/app/installations/" + installed.id();
        Account account = installed.organisation().account;
        return Json.object(
                "id",
                installed.id(),
                "client_id",
                app.clientId,
                "account",
                user(account),
                "repository_selection",
                "all",
                "access_tokens_url",
                url + "/access_tokens",
                "repositories_url",
                urls.root() + "/installation/repositories",
                "html_url",
                urls.root() + "/organizations/" + account.login() + "/settings/installations/" + installed.id(),
                "app_id",
                app.id,
                "app_slug",
                app.slug,
                "target_id",
                account.id(),
                "target_type",
                account.kind().type,
                "permissions",
                permissions(installed.app()),
                "events",
                EVENTS,
                "created_at",
                app.created,
                "updated_at",
                app.created,
                "single_file_name",
                null,
                "has_multiple_single_files",
                false,
                "single_file_paths",
                List.of(),
                "suspended_by",
                null,
                "suspended_at",
                null);
    }
}
