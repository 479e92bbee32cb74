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
                .ifPresent(owner ->
                        world.apps.forEach(app -> tell(app, owner, Optional.of(repository), sender, event, payload)));
    }

    /** Something about a repository, for one App only. */
    void only(App app, Repository repository, Account sender, String event, ObjectNode payload) {
        tell(app, app.organisation, Optional.of(repository), sender, event, payload);
    }

    /** Something about an organisation. */
    void about(Organisation organisation, Account sender, String event, ObjectNode payload) {
        world.apps.forEach(app -> tell(app, organisation, Optional.empty(), sender, event, payload));
    }

    private void tell(
            App app,
            Organisation organisation,
            Optional<Repository> repository,
            Account sender,
            String event,
            ObjectNode payload) {
        if (app.webhook.isEmpty() || app.organisation != organisation) {
            return;
        }
        ObjectNode body = payload.deepCopy();
        repository.ifPresent(
                found -> body.set("repository", shapes.repositories().repository(found)));
        body.set("organization", shapes.people().organisation(organisation));
        body.set("sender", shapes.people().user(sender));
        if (!body.has("installation")) {
            body.set(
                    "installation",
                    Json.object("id", app.installation, "node_id", Ids.Kind.INSTALLATION.node(app.installation)));
        }
        deliver(app, repository, event, body);
    }

    private void deliver(App app, Optional<Repository> repository, String event, ObjectNode body) {
        deliveries.deliver(
                new Delivery(
                        world.ids.next(Ids.Kind.DELIVERY),
                        UUID.randomUUID().toString(),
                        app,
                        event,
                        Optional.ofNullable(body.get("action")).map(node -> node.asText()),
                        repository.map(found -> found.id),
                        false,
                        world.now(),
                        Json.bytes(body)),
                world.ids.next(Ids.Kind.DELIVERY));
    }
}
