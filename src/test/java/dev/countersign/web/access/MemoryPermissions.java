package dev.countersign.web.access;

import java.util.HashSet;
import java.util.Set;

/** What GitHub says, as a test lays it out. */
final class MemoryPermissions implements Permissions {

    final Set<String> readers = new HashSet<>();
    final Set<String> owners = new HashSet<>();

    @Override
    public boolean reads(Visitor visitor, Premises.Place place) {
        return readers.contains(visitor.login() + " " + place.name());
    }

    @Override
    public boolean administers(Visitor visitor, String organisation, long installation) {
        return owners.contains(visitor.login() + " " + organisation + " " + installation);
    }
}
