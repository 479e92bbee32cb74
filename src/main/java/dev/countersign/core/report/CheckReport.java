package dev.countersign.core.report;

import java.util.List;

/**
 * What a check run shall show.
 *
 * @param name the check's name
 * @param head the commit it is on, full object id
 * @param state how it stands
 * @param title one line, at most 80 characters
 * @param summary Markdown, at most 65,535 bytes
 * @param annotations remarks on files, at most 50
 * @param actions buttons, at most 3
 */
public record CheckReport(
        String name,
        String head,
        State state,
        String title,
        String summary,
        List<Annotation> annotations,
        List<Action> actions) {

    /** Copies the lists. */
    public CheckReport {
        annotations = List.copyOf(annotations);
        actions = List.copyOf(actions);
    }

    /** How a check run stands. */
    public enum State {
        /** Not decided yet. */
        IN_PROGRESS,
        /** The merge may go on. */
        SUCCESS,
        /** It says something and blocks nothing. */
        NEUTRAL,
        /** People must do something. */
        ACTION_REQUIRED,
        /** It must not be merged as it is. */
        FAILURE
    }

    /**
     * A remark on a file.
     *
     * @param path the file, from the repository's root
     * @param line from 1
     * @param warning whether it is more than a notice
     * @param title one line, at most 255 characters
     * @param message plain text
     */
    public record Annotation(String path, int line, boolean warning, String title, String message) {}

    /**
     * A button.
     *
     * @param identifier at most 20 characters
     * @param label at most 20 characters
     * @param description at most 40 characters
     */
    public record Action(String identifier, String label, String description) {}
}
