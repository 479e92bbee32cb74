package dev.countersign.core.provenance;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How much AI tools had a part in a change, and the evidence for it.
 *
 * @param level the strongest role that the evidence supports
 * @param tools the tools that helped, strongest role first; empty below {@link Level#ASSISTED}
 * @param models the models that somebody named, as written
 * @param automation bots that took part and are not AI, by name
 * @param reviewers AI tools that only reviewed, by name
 * @param evidence every marker that was found
 * @param statement what the author says
 */
public record Assistance(
        Level level,
        List<ToolUse> tools,
        List<String> models,
        List<String> automation,
        List<String> reviewers,
        List<Evidence> evidence,
        Statement statement) {

    /** Without a statement by the author. */
    public Assistance(
            Level level,
            List<ToolUse> tools,
            List<String> models,
            List<String> automation,
            List<String> reviewers,
            List<Evidence> evidence) {
        this(level, tools, models, automation, reviewers, evidence, new Statement.Silent());
    }

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
        AUTHORED;

        /** The word people read and write, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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

    /** Whether the author says that no tool helped, and there is evidence that one did. */
    public boolean mismatch() {
        return statement instanceof Statement.NoTool && level.compareTo(Level.ASSISTED) >= 0;
    }

    /**
     * This together with evidence that was seen earlier and may since have been amended away.
     *
     * @param earlier evidence of this pull request's former heads, without what somebody has cleared
     * @param catalogue gives the tools' names and the markers' strength
     */
    public Assistance including(List<Evidence> earlier, Catalogue catalogue) {
        Findings findings = findings(catalogue);
        earlier.forEach(findings::remember);
        findings.statements().add(statement);
        return findings.assistance();
    }

    /**
     * This together with what the author says outside the pull request's text, such as by command.
     *
     * <p>It replaces what the text says. A statement that no tool helped never removes evidence.
     *
     * @param declared the statement
     * @param named evidence for the tools that it names; empty when it names none
     * @param catalogue gives the tools' names and the markers' strength
     */
    public Assistance declared(Statement declared, List<Evidence> named, Catalogue catalogue) {
        Findings findings = findings(catalogue);
        named.forEach(findings::add);
        findings.statements().add(declared);
        return findings.assistance();
    }

    /**
     * This without some of its evidence.
     *
     * @param cleared the evidence that means nothing
     * @param catalogue gives the tools' names and the markers' strength
     */
    public Assistance without(Predicate<Evidence> cleared, Catalogue catalogue) {
        Findings findings = new Findings(catalogue);
        evidence.stream().filter(cleared.negate()).forEach(findings::add);
        carry(findings);
        findings.statements().add(statement);
        return findings.assistance();
    }

    private Findings findings(Catalogue catalogue) {
        Findings findings = new Findings(catalogue);
        evidence.forEach(findings::add);
        carry(findings);
        return findings;
    }

    private void carry(Findings findings) {
        findings.models(models);
        automation.forEach(findings::automaton);
        reviewers.forEach(findings::reviewer);
    }
}
