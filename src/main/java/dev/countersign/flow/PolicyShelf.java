package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: keeps the last valid text of each policy file. Safe for use by many threads. */
public interface PolicyShelf {

    /** Keeps a valid text. */
    void keep(PolicyText.Found valid);

    /** How often a repository that policies build on was pushed to, as far as is known; it is counted from the first call on. */
    long pushes(RepositoryRef repository);

    /** The last valid text of a file, by the name people give it. */
    Optional<PolicyText.Found> last(String file);

    /** The last valid texts of those files that have one. */
    default List<PolicyText.Found> last(Set<String> files) {
        return files.stream().flatMap(file -> last(file).stream()).toList();
    }

    /** The same for those who only look: what they read stays nowhere, and no push is counted for them. */
    default PolicyShelf forLooking() {
        PolicyShelf kept = this;
        return new PolicyShelf() {
            @Override
            public void keep(PolicyText.Found valid) {
                // What is looked at may be minutes old, and must not take the place of what is newer.
            }

            @Override
            public Optional<PolicyText.Found> last(String file) {
                return kept.last(file);
            }

            @Override
            public List<PolicyText.Found> last(Set<String> files) {
                return kept.last(files);
            }

            @Override
            public long pushes(RepositoryRef repository) {
                return 0;
            }
        };
    }

    /** One on which nothing stays. */
    static PolicyShelf empty() {
        return new PolicyShelf() {
            @Override
            public void keep(PolicyText.Found valid) {
                // Nobody will ask for it.
            }

            @Override
            public Optional<PolicyText.Found> last(String file) {
                return Optional.empty();
            }

            @Override
            public long pushes(RepositoryRef repository) {
                return 0;
            }
        };
    }
}
