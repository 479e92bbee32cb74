package dev.countersign.web;

import io.quarkus.qute.TemplateExtension;

/** Keeps pages below a hundred thousand bytes, whatever people write. */
@TemplateExtension
public final class Weights {

    /** So much of a text that somebody sent is on the page that answers it. */
    public static final int ECHO = 20_000;

    private static final int TWO_BYTES = 0x80;
    private static final int THREE_BYTES = 0x800;

    private Weights() {}

    /** How many bytes a text takes in a page: as UTF-8, and with what has to be escaped escaped. */
    public static int weight(String text) {
        return text.chars().map(Weights::weight).sum();
    }

    private static int weight(int unit) {
        return switch (unit) {
            case '&' -> "&amp;".length();
            case '"' -> "&quot;".length();
            case '\'' -> "&#39;".length();
            case '<', '>' -> "&lt;".length();
            // A pair of surrogates is four bytes.
            default -> unit < TWO_BYTES ? 1 : unit < THREE_BYTES || Character.isSurrogate((char) unit) ? 2 : 3;
        };
    }

    /** Whether a text that was sent is too long to be shown again. */
    public static boolean tooLong(String sent) {
        return weight(sent) > ECHO;
    }

    /** A text that was sent, where it is not too long; nothing else. */
    public static String echo(String sent) {
        return tooLong(sent) ? "" : sent;
    }

    /** So many characters of a text at most. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
