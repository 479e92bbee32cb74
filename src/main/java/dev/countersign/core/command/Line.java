package dev.countersign.core.command;

/** One line of a comment that speaks to us. */
public sealed interface Line {

    /** The line as written, without surrounding blanks. */
    String text();

    /** A command. */
    record Understood(String text, Command command) implements Line {}

    /**
     * Nearly a command.
     *
     * @param problem what is wrong and what to write instead, one sentence without a full stop
     */
    record Misspelled(String text, String problem) implements Line {}
}
