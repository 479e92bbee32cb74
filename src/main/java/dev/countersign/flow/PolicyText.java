package dev.countersign.flow;

/** A policy file as it was found, or not. */
public sealed interface PolicyText {

    /**
     * It is there.
     *
     * @param file as people name it, such as {@code acme/.github/.github/countersign.yml}
     * @param blob the file's object id
     * @param text its content
     */
    record Found(String file, String blob, String text) implements PolicyText {}

    /**
     * There is none, or the App may not see it.
     *
     * @param file as people name it
     */
    record Absent(String file) implements PolicyText {}

    /**
     * It is there and cannot be read, or nobody can tell.
     *
     * @param file as people name it
     * @param why one sentence without a full stop
     */
    record Unreadable(String file, String why) implements PolicyText {}
}
