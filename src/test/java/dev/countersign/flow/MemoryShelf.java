package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the last valid texts for the length of a test; nobody pushes. */
final class MemoryShelf implements PolicyShelf {

    private final Map<String, PolicyText.Found> kept = new HashMap<>();

    @Override
    public void keep(PolicyText.Found valid) {
        kept.put(valid.file(), valid);
    }

    @Override
    public long pushes(RepositoryRef repository) {
        return 0;
    }

    @Override
    public Optional<PolicyText.Found> last(String file) {
        return Optional.ofNullable(kept.get(file));
    }
}
