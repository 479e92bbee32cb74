package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** People, teams, permissions and limits. */
record PeopleRoutes(Hub hub, Asked asked, Actions actions) {

    private static final String TEAM = "/orgs/{org}/teams/{team_slug}";
    private static final String MEMBERSHIP = TEAM + "/memberships/{username}";

    void addTo(Routes routes) {
        routes.on(
                        "GET",
                        "/user",
                        call -> Answer.ok(shapes().profile(call.caller().account())))
                .on("GET", "/users/{username}", call -> Answer.ok(shapes().profile(person(call))))
                .on("GET", "/orgs/{org}/memberships/{username}", this::belonging)
                .on("GET", TEAM + "/members", call -> call.page(asked.team(call).active(), shapes()::user))
                .on("GET", MEMBERSHIP, call -> membership(asked.team(call), person(call)))
                .on(
                        "GET",
                        "/organizations/{org_id}/team/{team_id}/memberships/{username}",
                        call -> membership(teamById(call), person(call)))
                .on(
                        "GET",
                        "/organizations/{org_id}/team/{team_id}/members",
                        call -> call.page(teamById(call).active(), shapes()::user))
                .on("PUT", MEMBERSHIP, call -> {
                    Team team = asked.team(call);
                    demandOwner(call, team.organisation);
                    String role = call.text("role").equals("maintainer") ? "maintainer" : "member";
                    actions.people().join(call.caller().account(), team, person(call), role);
                    return membership(team, person(call));
                })
                .on("DELETE", MEMBERSHIP, call -> {
                    Team team = asked.team(call);
                    demandOwner(call, team.organisation);
                    actions.people().leave(call.caller().account(), team, person(call));
                    return Answer.empty(204);
                })
                .on("GET", "/repos/{owner}/{repo}/collaborators/{username}/permission", this::permission)
                .on("GET", "/rate_limit", call -> Answer.ok(limits()));
    }

    private PeopleShapes shapes() {
        return hub.shapes().people();
    }

    private Account person(Call call) {
        return hub.world().account(call.param("username"));
    }

    private Team teamById(Call call) {
        return hub.world().organisations.values().stream()
                .flatMap(organisation -> organisation.teams.stream())
                .filter(team -> team.id == call.id("team_id"))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private void demandOwner(Call call, Organisation organisation) {
        hub.demand(organisation.owners.contains(call.caller().account()), 403, "You must be an organization owner.");
    }

    private Answer membership(Team team, Account person) {
        if (!team.roles.containsKey(person)) {
            throw Refusal.unknown();
        }
        return Answer.ok(shapes().membership(team, person));
    }

    private Answer belonging(Call call) {
        Organisation organisation = asked.organisation(call);
        Account person = person(call);
        if (!organisation.has(person)) {
            throw Refusal.unknown();
        }
        return Answer.ok(shapes().belonging(organisation, person));
    }

    private Answer permission(Call call) {
        Repository repository = asked.repository(call);
        Account person = person(call);
        Permission permission = hub.world().permission(repository, person);
        ObjectNode user = shapes().user(person);
        user.put("role_name", permission.role());
        user.set(
                "permissions",
                Json.object(
                        "admin", permission.atLeast(Permission.ADMIN),
                        "maintain", permission.atLeast(Permission.MAINTAIN),
                        "push", permission.atLeast(Permission.WRITE),
                        "triage", permission.atLeast(Permission.TRIAGE),
                        "pull", permission.atLeast(Permission.READ)));
        return Answer.ok(Json.object("permission", permission.legacy(), "user", user, "role_name", permission.role()));
    }

    private ObjectNode limits() {
        ObjectNode core = Json.object(
                "limit", 5_000,
                "used", 1,
                "remaining", 4_999,
                "reset", hub.world().now().getEpochSecond() + 3_600);
        return Json.object("resources", Json.object("core", core, "search", core, "graphql", core), "rate", core);
    }
}
