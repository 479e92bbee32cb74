package dev.countersign.text;

import picocli.CommandLine.Help.Ansi;

/**
 * Writes text for a terminal, coloured or not. Whatever is written with it is made harmless first, so text from strangers
 * may be passed in as it is.
 */
public enum Ink {
    /** Text only. */
    BLACK,
    /** With colours. */
    COLOURS;

    /** Colours where there is a terminal and nobody has set {@code NO_COLOR}. */
    public static Ink forTerminal() {
        return Ansi.AUTO.enabled() ? COLOURS : BLACK;
    }

    /** One line in the terminal's own colour. */
    public String plain(String text) {
        return TerminalText.line(text);
    }

    /** What people should see first. */
    public String bold(String text) {
        return in("1", text);
    }

    /** What can be passed over. */
    public String faint(String text) {
        return in("2", text);
    }

    /** What is missing. */
    public String red(String text) {
        return in("31", text);
    }

    /** What is given. */
    public String green(String text) {
        return in("32", text);
    }

    /** What is worth a look. */
    public String yellow(String text) {
        return in("33", text);
    }

    private String in(String code, String text) {
        return this == BLACK ? plain(text) : "\u001b[" + code + "m" + plain(text) + "\u001b[0m";
    }
}
