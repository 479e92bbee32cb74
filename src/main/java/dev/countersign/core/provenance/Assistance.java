package dev.countersign.core.provenance;

import java.util.List;

/**
 * How much AI tools had a part in a change, and the evidence for it.
 *
 * @param level the strongest role that the evidence supports
 * @param tools the tools that helped, strongest role first; empty below {@link Level#ASSISTED}
 * @param models the models that somebody named, as written
 * @param automation bots that took part and are not AI, by name
 * @param reviewers AI tools that only reviewed, by name
 * @param evidence every marker that was found
 */
public record Assistance(
        Level level,
        List<ToolUse> tools,
        List<String> models,
        List<String> automation,
        List<String> reviewers,
        List<Evidence> evidence) {

    /** Copies the lists. */
    public Assistance {
        tools = List.copyOf(tools);
        models = List.copyOf(models);
        automation = List.copyOf(automation);
        reviewers = List.copyOf(reviewers);
        evidence = List.copyOf(evidence);
    }

    /** How much, in rising order. */
    public enum Level {
        /** The author says that no tool helped, and nothing contradicts it. */
        NONE,
        /** Neither marker nor statement. */
        UNKNOWN,
        /** A tool helped a person. */
        ASSISTED,
        /** A tool wrote it. */
        AUTHORED
    }

    /**
     * A tool and its strongest role in this change.
     *
     * @param id catalogue id, such as {@code claude-code}
     * @param name the tool's name as people write it
     * @param role its strongest role
     */
    public record ToolUse(String id, String name, Role role) {}

    /** Neither marker nor statement. */
    public static Assistance unknown() {
        return new Assistance(Level.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
