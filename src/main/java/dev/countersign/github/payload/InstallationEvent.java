package dev.countersign.github.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.RepositoryRef;
import java.util.ArrayList;
import java.util.List;

/** Reads the events about the App's own installations: which repositories it sees from now on. */
final class InstallationEvent {

    private InstallationEvent() {}

    /** An installation that has ended needs no work: the next look at each pull request finds that it is gone. */
    static Happening installed(Fields fields, String action) {
        Happening.InstallationChanged changed = new Happening.InstallationChanged(fields.installation(), action);
        return changed.begins() && !fields.node("repositories").isEmpty() ? shown(fields, "repositories") : changed;
    }

    static Happening repositories(Fields fields, String action) {
        return action.equals("added")
                ? shown(fields, "repositories_added")
                : new Happening.InstallationChanged(fields.installation(), action);
    }

    private static Happening shown(Fields fields, String path) {
        List<Place> places = new ArrayList<>();
        for (JsonNode node : fields.node(path)) {
            String name = node.path("full_name").asText();
            int slash = name.indexOf('/');
            if (slash < 1 || !node.path("id").canConvertToLong()) {
                throw fields.wrong(path, "a list of repositories");
            }
            places.add(new Place(
                    fields.installation(),
                    node.path("id").asLong(),
                    new RepositoryRef(name.substring(0, slash), name.substring(slash + 1))));
        }
        return new Happening.RepositoriesShown(places);
    }
}
