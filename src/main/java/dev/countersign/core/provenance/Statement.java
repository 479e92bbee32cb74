package dev.countersign.core.provenance;

/** What the author says about tools, in the description's template, in a commit or by command. */
public sealed interface Statement {

    /** Nothing. */
    record Silent() implements Statement {}

    /**
     * No tool helped.
     *
     * @param where the place in words
     * @param quote the words, one line, hostile
     */
    record NoTool(String where, String quote) implements Statement {}

    /**
     * At least one tool helped; which is in the evidence.
     *
     * @param where the place in words
     * @param quote the words, one line, hostile
     */
    record SomeTool(String where, String quote) implements Statement {}
}
