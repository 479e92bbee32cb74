package dev.countersign.core.policy;

import java.util.List;

/**
 * Things that somebody must say are so.
 *
 * @param name its short name
 * @param title the sentence people read
 * @param when which changes need it
 * @param items the things
 * @param origin where it is written
 */
public record Checklist(String name, String title, Condition when, List<Item> items, Origin origin) {

    /** Copies the list. */
    public Checklist {
        items = List.copyOf(items);
    }

    /**
     * One thing.
     *
     * @param id its short name, as in {@code /tick id}; unique in the policy
     * @param text the sentence people read
     * @param by who may say so
     * @param origin where it is written
     */
    public record Item(String id, String text, By by, Origin origin) {}

    /** Who may say so. */
    public sealed interface By {
        /** The pull request's author. */
        record Author() implements By {}

        /** Any person whose sign-offs count. */
        record Reviewer() implements By {}

        /** Who may sign that requirement. */
        record RequirementSigner(String requirement) implements By {}
    }
}
