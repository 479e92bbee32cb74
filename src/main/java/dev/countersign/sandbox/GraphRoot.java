package dev.countersign.sandbox;

import java.util.List;
import java.util.Optional;

/** What a GraphQL document can begin with. */
record GraphRoot(Hub hub) {

    GraphObject query(Caller caller) {
        GraphPeople people = new GraphPeople(hub.world(), hub.shapes().urls());
        GraphCommits commits = new GraphCommits(hub.world(), hub.shapes().urls(), people);
        GraphPulls pulls = new GraphPulls(hub, people, commits, caller);
        GraphRepositories repositories =
                new GraphRepositories(hub, people, commits, pulls, new GraphPast(hub.world(), commits, pulls));
        return new GraphObject("Query")
                .asking("repository", arguments -> {
                    String name = arguments.text("owner") + "/" + arguments.text("name");
                    return repositories.repository(hub.world()
                            .findRepository(name)
                            .filter(repository -> hub.world().sees(caller, repository))
                            .orElseThrow(() -> GraphRefusal.unresolved("a Repository with the name '" + name + "'")));
                })
                .asking("node", arguments -> node(caller, repositories, arguments.text("id")))
                .asking(
                        "nodes",
                        arguments -> arguments.names("ids").orElse(List.of()).stream()
                                .map(id -> node(caller, repositories, id))
                                .toList())
                .asking("organization", arguments -> {
                    String login = arguments.text("login");
                    return people.organisation(hub.world().organisations.values().stream()
                            .filter(organisation -> organisation.account.login().equalsIgnoreCase(login))
                            .findFirst()
                            .orElseThrow(() ->
                                    GraphRefusal.unresolved("an Organization with the login of '" + login + "'")));
                })
                .asking("user", arguments -> {
                    String login = arguments.text("login");
                    return people.user(hub.world().find(login))
                            .orElseThrow(() -> GraphRefusal.unresolved("a User with the login of '" + login + "'"));
                })
                .lazily(
                        "viewer",
                        () -> new GraphObject("User")
                                .numbered(
                                        caller.account().node(),
                                        caller.account().id())
                                .having("login", caller.account().login()))
                .lazily(
                        "rateLimit",
                        () -> new GraphObject("RateLimit")
                                .having(
                                        "limit", 5_000,
                                        "cost", 1,
                                        "remaining", 4_999,
                                        "used", 1,
                                        "nodeCount", 0,
                                        "resetAt", hub.world().now().plusSeconds(3_600)));
    }

    /** Of all things with a global id, repositories only. */
    private Optional<GraphObject> node(Caller caller, GraphRepositories repositories, String id) {
        return hub.world().repositories.values().stream()
                .filter(repository -> Ids.Kind.REPOSITORY.node(repository.id).equals(id))
                .filter(repository -> hub.world().sees(caller, repository))
                .findFirst()
                .map(repositories::repository);
    }
}
