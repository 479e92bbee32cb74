package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: what GitHub knows of this App and where it is installed. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface AppSource {

    /**
     * The App.
     *
     * @param slug its name in addresses
     * @param name as people see it
     * @param page its public page
     * @param owner whose it is
     * @param organisation whether the owner is an organisation
     * @param permissions what it asks for, by name: {@code read} or {@code write}
     * @param events what it subscribes to
     */
    record Card(
            String slug,
            String name,
            String page,
            String owner,
            boolean organisation,
            Map<String, String> permissions,
            Set<String> events) {
        /** Copies the collections. */
        public Card {
            permissions = Map.copyOf(permissions);
            events = Set.copyOf(events);
        }
    }

    /**
     * A place where it is installed.
     *
     * @param account the organisation or person
     * @param organisation whether it is an organisation
     * @param settings where an owner sees it
     * @param suspended whether somebody suspended it
     * @param permissions what was granted
     */
    record Installation(
            long id,
            String account,
            boolean organisation,
            String settings,
            boolean suspended,
            Map<String, String> permissions) {
        /** Copies the map. */
        public Installation {
            permissions = Map.copyOf(permissions);
        }
    }

    /**
     * A repository that an installation may read.
     *
     * @param pushed when somebody pushed to it last
     * @param retired whether it is archived
     */
    record Seen(long id, RepositoryRef ref, Instant pushed, boolean retired) {}

    /** The App. */
    Card card();

    /** Where it is installed, the first {@link #MOST} that GitHub names. */
    List<Installation> installations();

    /** The repositories of an installation, the first {@link #MOST} that GitHub names. */
    List<Seen> repositories(long installation);

    /** Whether an installation may see a repository. */
    boolean sees(RepositoryRef repository);

    /** So many are asked for at once, and no more. */
    int MOST = 100;
}
