package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import java.util.List;
import java.util.Optional;

/** Two repositories of acme. */
final class MemoryPremises implements Premises {

    static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");
    static final RepositoryRef SAFE = new RepositoryRef("acme", "safe");

    @Override
    public Optional<Place> find(RepositoryRef name) {
        return name.equals(SHOP) || name.equals(SAFE)
                ? Optional.of(new Place(77, name.equals(SHOP) ? 900 : 901, name))
                : Optional.empty();
    }

    @Override
    public Optional<Long> installation(String organisation) {
        return organisation.equals("acme") ? Optional.of(77L) : Optional.empty();
    }

    @Override
    public List<String> owners(int most) {
        return List.of("acme");
    }
}
