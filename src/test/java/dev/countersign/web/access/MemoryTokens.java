package dev.countersign.web.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens in memory, which count how often they are looked for and can be out of order. */
final class MemoryTokens implements ApiTokens {

    private final Map<String, Grant> grants = new HashMap<>();
    int looks;
    boolean broken;

    @Override
    public boolean create(String name, Scope scope, String hash, Duration life) {
        grants.put(hash, new Grant(name, scope));
        return true;
    }

    @Override
    public List<Entry> all() {
        return List.of();
    }

    @Override
    public boolean revoke(String name) {
        return grants.values().removeIf(grant -> grant.name().equals(name));
    }

    @Override
    public Optional<Grant> use(String hash) {
        looks++;
        if (broken) {
            throw new IllegalStateException("the tables cannot be used");
        }
        return Optional.ofNullable(grants.get(hash));
    }
}
