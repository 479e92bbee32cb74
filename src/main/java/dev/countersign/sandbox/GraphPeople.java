package dev.countersign.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** People, organisations and teams in GraphQL. */
record GraphPeople(World world, Urls urls) {

    GraphObject actor(Account account) {
        GraphObject actor = new GraphObject(account.kind().type)
                .numbered(account.node(), account.id())
                .having(
                        "login",
                        account.bareLogin(),
                        "url",
                        urls.page(account),
                        "resourcePath",
                        "/" + account.bareLogin(),
                        "avatarUrl",
                        urls.root() + "/avatars/" + account.id());
        return account.isBot() ? actor : actor.having("name", account.name(), "email", "");
    }

    /** Only people can be linked where GitHub's schema says User. */
    Optional<GraphObject> user(Optional<Account> account) {
        return account.filter(found -> found.kind() == Account.Kind.USER).map(this::actor);
    }

    GraphObject organisation(Organisation organisation) {
        Account account = organisation.account;
        return new GraphObject("Organization")
                .numbered(account.node(), account.id())
                .having("login", account.login(), "name", account.name(), "url", urls.page(account))
                .asking(
                        "team",
                        arguments -> organisation.team(arguments.text("slug")).map(this::team))
                .asking("teams", arguments -> Connection.of("Team", organisation.teams, arguments, this::team));
    }

    private GraphObject team(Team team) {
        return new GraphObject("Team")
                .numbered(Ids.Kind.TEAM.node(team.id), team.id)
                .having(
                        "slug", team.slug,
                        "name", team.slug,
                        "combinedSlug", team.organisation.account.login() + "/" + team.slug)
                .asking("members", arguments -> members(team, arguments));
    }

    private GraphObject members(Team team, Arguments arguments) {
        String wanted = arguments.optionalText("query").orElse("").toLowerCase(Locale.ROOT);
        List<Account> found =
                team.active().stream().filter(person -> matches(person, wanted)).toList();
        return Connection.of(
                "TeamMember",
                found,
                arguments,
                this::actor,
                person -> new GraphObject("TeamMemberEdge")
                        .having("role", team.roles.get(person).toUpperCase(Locale.ROOT)));
    }

    static boolean matches(Account person, String wanted) {
        return (person.login() + " " + person.name()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
