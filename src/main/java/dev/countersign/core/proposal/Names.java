package dev.countersign.core.proposal;

import java.util.HashSet;
import java.util.Set;

/** Makes names that a policy takes: letters, digits and dashes, each once. Not thread-safe. */
final class Names {

    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();

    /** A name like that one that was not given before. */
    String unique(String like) {
        String plain = like.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String name = plain.isEmpty() ? "area" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
