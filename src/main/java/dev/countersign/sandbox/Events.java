package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** Turns what happened into webhooks for the Apps that may hear of it. */
final class Events {

    private final World world;
    private final Shapes shapes;
    private final Deliveries deliveries;

    Events(World world, Shapes shapes, Deliveries deliveries) {
        this.world = world;
        this.shapes = shapes;
        this.deliveries = deliveries;
    }

    /** Something about a repository, for all Apps installed on its owner. */
    void about(Repository repository, Account sender, String event, ObjectNode payload) {
        world.organisationOf(repository)
                .ifPresent(owner -> tell(owner, Optional.of(repository), sender, event, payload));
    }

    /** Something about a repository, for one App only. */
    void only(App app, Repository repository, Account sender, String event, ObjectNode payload) {
        app.installations.stream()
                .filter(installed -> installed.has(repository))
                .forEach(installed -> tell(installed, Optional.of(repository), sender, event, payload));
    }

    /** Something about an organisation. */
    void about(Organisation organisation, Account sender, String event, ObjectNode payload) {
        tell(organisation, Optional.empty(), sender, event, payload);
    }

    /** Something about an App where it is installed, for that App only. */
    void only(Installed installed, Account sender, String event, ObjectNode payload) {
        tell(installed, Optional.empty(), sender, event, payload);
    }

    private void tell(
            Organisation organisation,
            Optional<Repository> repository,
            Account sender,
            String event,
            ObjectNode payload) {
        world.apps.stream()
                .flatMap(app -> app.installations.stream())
                .filter(installed -> installed.organisation() == organisation)
                .forEach(installed -> tell(installed, repository, sender, event, payload));
    }

    private void tell(
            Installed installed, Optional<Repository> repository, Account sender, String event, ObjectNode payload) {
        if (installed.app().webhook.isEmpty()) {
            return;
        }
        ObjectNode body = payload.deepCopy();
        repository.ifPresent(
                found -> body.set("repository", shapes.repositories().repository(found)));
        body.set("organization", shapes.people().organisation(installed.organisation()));
        body.set("sender", shapes.people().user(sender));
        if (!body.has("installation")) {
            body.set(
                    "installation",
                    Json.object("id", installed.id(), "node_id", Ids.Kind.INSTALLATION.node(installed.id())));
        }
        deliver(installed, repository, event, body);
    }

    private void deliver(Installed installed, Optional<Repository> repository, String event, ObjectNode body) {
        deliveries.deliver(
                new Delivery(
                        world.ids.next(Ids.Kind.DELIVERY),
                        UUID.randomUUID().toString(),
                        installed,
                        event,
                        Optional.ofNullable(body.get("action")).map(node -> node.asText()),
                        repository.map(found -> found.id),
                        false,
                        world.now(),
                        Json.bytes(body)),
                world.ids.next(Ids.Kind.DELIVERY));
    }
}
