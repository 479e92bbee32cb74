package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Who belongs where and may do what. */
final class PeopleActions {

    private final Hub hub;

    PeopleActions(Hub hub) {
        this.hub = hub;
    }

    /** Puts somebody in a team; whoever is not in the organisation is invited first, and pending until then. */
    void join(Account sender, Team team, Account person, String role) {
        boolean had = team.active().contains(person);
        team.roles.put(person, role);
        if (!team.organisation.has(person)) {
            team.pending.add(person);
        } else if (!had) {
            tell(sender, team, person, "added");
        }
    }

    /** Somebody accepts the organisation's invitation: all that was pending becomes active. */
    void accept(Organisation organisation, Account person) {
        organisation.members.add(person);
        for (Team team : organisation.teams) {
            if (team.pending.remove(person)) {
                tell(person, team, person, "added");
            }
        }
    }

    void leave(Account sender, Team team, Account person) {
        boolean active = team.active().contains(person);
        team.roles.remove(person);
        team.pending.remove(person);
        if (active) {
            tell(sender, team, person, "removed");
        }
    }

    /** Somebody leaves the organisation, and with it all its teams. */
    void expel(Account sender, Organisation organisation, Account person) {
        organisation.teams.forEach(team -> leave(sender, team, person));
        organisation.members.remove(person);
        organisation.owners.remove(person);
    }

    private void tell(Account sender, Team team, Account person, String action) {
        hub.events()
                .about(
                        team.organisation,
                        sender,
                        "membership",
                        Json.object(
                                "action",
                                action,
                                "scope",
                                "team",
                                "member",
                                hub.shapes().people().user(person),
                                "team",
                                hub.shapes().people().team(team)));
    }

    void addTeam(Account sender, Team team) {
        team.organisation.teams.add(team);
        hub.events()
                .about(
                        team.organisation,
                        sender,
                        "team",
                        Json.object(
                                "action",
                                "created",
                                "team",
                                hub.shapes().people().team(team)));
    }

    void deleteTeam(Account sender, Team team) {
        team.organisation.teams.remove(team);
        hub.events()
                .about(
                        team.organisation,
                        sender,
                        "team",
                        Json.object(
                                "action",
                                "deleted",
                                "team",
                                hub.shapes().people().team(team)));
    }

    /** Gives somebody a permission on a repository, or takes it with {@link Permission#NONE}. */
    void permit(Account sender, Repository repository, Account person, Permission permission) {
        Optional<Permission> before = Optional.ofNullable(
                permission == Permission.NONE
                        ? repository.collaborators.remove(person)
                        : repository.collaborators.put(person, permission));
        String action = permission == Permission.NONE ? "removed" : before.isPresent() ? "edited" : "added";
        ObjectNode payload =
                Json.object("action", action, "member", hub.shapes().people().user(person));
        if (action.equals("added")) {
            payload.set("changes", Json.object("role_name", Json.object("to", permission.role())));
        }
        if (action.equals("edited")) {
            payload.set(
                    "changes",
                    Json.object(
                            "permission", Json.object("from", before.map(Permission::role), "to", permission.role())));
        }
        hub.events().about(repository, sender, "member", payload);
    }

    /** Gives a repository another name, and says so. */
    void rename(Repository repository, String name) {
        String before = repository.name;
        hub.world().rename(repository, name);
        hub.events()
                .about(
                        repository,
                        repository.owner,
                        "repository",
                        Json.object(
                                "action",
                                "renamed",
                                "changes",
                                Json.object("repository", Json.object("name", Json.object("from", before)))));
    }

    /** An organisation gives a repository to another, whose Apps are told; nobody tells those of the old one. */
    void transfer(Repository repository, Organisation from, Organisation to) {
        hub.world().transfer(repository, to.account);
        hub.events()
                .about(
                        repository,
                        to.account,
                        "repository",
                        Json.object(
                                "action",
                                "transferred",
                                "changes",
                                Json.object(
                                        "owner",
                                        Json.object(
                                                "from",
                                                Json.object(
                                                        "organization",
                                                        hub.shapes().people().organisation(from))))));
    }

    void star(Account sender, Repository repository) {
        hub.events()
                .about(
                        repository,
                        sender,
                        "star",
                        Json.object(
                                "action", "created", "starred_at", hub.world().now()));
    }

    /** GitHub greets a new webhook. */
    void ping(App app) {
        hub.events()
                .only(
                        app.home(),
                        app.home().organisation().account,
                        "ping",
                        Json.object(
                                "zen",
                                "Keep it logically awesome.",
                                "hook_id",
                                Ids.Kind.HOOK.first() + app.id,
                                "hook",
                                Json.object(
                                        "type",
                                        "App",
                                        "id",
                                        Ids.Kind.HOOK.first() + app.id,
                                        "name",
                                        "web",
                                        "active",
                                        true,
                                        "events",
                                        PeopleShapes.EVENTS,
                                        "config",
                                        Json.object(
                                                "content_type", "json",
                                                "insecure_ssl", "0",
                                                "secret", "********",
                                                "url", app.webhook.map(Object::toString)),
                                        "created_at",
                                        app.created,
                                        "updated_at",
                                        app.created,
                                        "app_id",
                                        app.id)));
    }

    /** An App has been installed on, or removed from, an organisation. */
    void installation(Installed installed, String action) {
        hub.events()
                .only(
                        installed,
                        installed.organisation().account,
                        "installation",
                        Json.object(
                                "action", action,
                                "installation", hub.shapes().people().installation(installed),
                                "repositories",
                                        Json.array(
                                                hub.world().repositories.values().stream()
                                                        .filter(installed::has)
                                                        .toList(),
                                                PeopleActions::named)));
    }

    private static ObjectNode named(Repository repository) {
        return Json.object(
                "id", repository.id,
                "node_id", Ids.Kind.REPOSITORY.node(repository.id),
                "name", repository.name,
                "full_name", repository.fullName(),
                "private", repository.isPrivate);
    }
}
