package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Apps, their installations and tokens. */
record AppRoutes(Hub hub, Asked asked) {

    void addTo(Routes routes) {
        routes.on("GET", "/app", call -> Answer.ok(people().app(asked.app(call))))
                .on(
                        "GET",
                        "/app/installations",
                        call -> call.page(asked.app(call).installations, people()::installation))
                .on(
                        "GET",
                        "/app/installations/{installation_id}",
                        call -> Answer.ok(people().installation(installed(call))))
                .on("POST", "/app/installations/{installation_id}/access_tokens", this::token)
                .on("GET", "/repos/{owner}/{repo}/installation", call -> {
                    Repository repository = hub.world().repository(call.param("owner") + "/" + call.param("repo"));
                    return of(asked.app(call), repository.owner);
                })
                .on("GET", "/orgs/{org}/installation", call -> of(asked.app(call), asked.organisation(call).account))
                .on("GET", "/installation/repositories", this::repositories)
                .on("DELETE", "/installation/token", call -> {
                    hub.tokens().revoke(call.token());
                    return Answer.empty(204);
                })
                .on(
                        "GET",
                        "/apps/{app_slug}",
                        call -> Answer.ok(people().app(hub.world().apps.stream()
                                .filter(app -> app.slug.equals(call.param("app_slug")))
                                .findFirst()
                                .orElseThrow(Refusal::unknown))));
    }

    private PeopleShapes people() {
        return hub.shapes().people();
    }

    private Installed installed(Call call) {
        long id = call.id("installation_id");
        return asked.app(call).installations.stream()
                .filter(installed -> installed.id() == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private Answer of(App app, Account owner) {
        return app.installations.stream()
                .filter(installed -> installed.organisation().account.equals(owner))
                .findFirst()
                .map(installed -> Answer.ok(people().installation(installed)))
                .orElseThrow(Refusal::unknown);
    }

    private Answer token(Call call) {
        Tokens.Granted grant = hub.tokens().grant(installed(call));
        return Answer.created(Json.object(
                "token",
                grant.token(),
                "expires_at",
                grant.expires(),
                "permissions",
                PeopleShapes.permissions(grant.installed().app()),
                "repository_selection",
                "all"));
    }

    private Answer repositories(Call call) {
        if (!(call.caller() instanceof Caller.Installation installation)) {
            throw Refusal.of(403, "Resource not accessible by personal access token");
        }
        List<Repository> all = hub.world().repositories.values().stream()
                .filter(installation.installed()::has)
                .toList();
        ObjectNode body = Json.object(
                "total_count", all.size(),
                "repositories", Json.array(call.part(all), hub.shapes().repositories()::repository));
        return call.linked(Answer.ok(body), all.size());
    }
}
