package dev.countersign.core.policy;

import java.util.List;

/**
 * One thing that holds under a policy, and who says so.
 *
 * @param key its path in the file, such as {@code requirements/area-owner}
 * @param value what holds, in words; text of the policy's author
 * @param floor whether an organisation's file says so, which no repository may loosen
 * @param origins where it is written, the organisation's first; empty for what is built in
 */
public record Setting(String key, String value, boolean floor, List<Origin> origins) {

    /** Copies the list. */
    public Setting {
        origins = List.copyOf(origins);
    }
}
