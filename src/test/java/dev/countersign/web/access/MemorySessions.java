package dev.countersign.web.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory, which never end by themselves. */
final class MemorySessions implements Sessions {

    final Map<String, Visitor> open = new HashMap<>();

    @Override
    public void open(String hash, Visitor visitor) {
        open.put(hash, visitor);
    }

    @Override
    public Optional<Visitor> visit(String hash) {
        return Optional.ofNullable(open.get(hash));
    }

    @Override
    public void close(String hash) {
        open.remove(hash);
    }

    @Override
    public int closeAll(String login) {
        int before = open.size();
        open.values().removeIf(visitor -> visitor.login().equals(login));
        return before - open.size();
    }

    @Override
    public int closeAll() {
        int before = open.size();
        open.clear();
        return before;
    }

    @Override
    public List<Entry> all() {
        return List.of();
    }
}
