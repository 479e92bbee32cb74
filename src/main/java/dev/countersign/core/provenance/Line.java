package dev.countersign.core.provenance;

/**
 * A line of hostile text that may carry a marker.
 *
 * @param number its line in the text, from 1
 * @param text as written, without white space at its ends
 * @param folded the same, folded
 * @param key the trailer's key in lower case, or an empty text when the line has not the form of a trailer
 */
record Line(int number, String text, String folded, String key) {

    private static final int LONGEST_KEY = 40;

    static Line of(int number, String text) {
        return of(number, text, Fold.fold(text).strip());
    }

    /** A line whose folded form is known. */
    static Line of(int number, String text, String folded) {
        return new Line(number, text, folded, keyOf(folded));
    }

    /** A trailer with another line joined to its end; what is known of it is not looked for a second time. */
    Line and(String continuation) {
        return new Line(number, text + " " + continuation, (folded + " " + Fold.fold(continuation)).strip(), key);
    }

    /** The same with another number. */
    Line at(int otherNumber) {
        return new Line(otherNumber, text, folded, key);
    }

    /** The same without emphasis and pictures in front, and without emphasis around a trailer's key. */
    Line undecorated() {
        int start = 0;
        while (start < folded.length() && isDecoration(folded.charAt(start))) {
            start++;
        }
        boolean bullet = start > 0 && folded.startsWith("* ");
        int colon = start;
        while (colon < folded.length() && colon <= LONGEST_KEY && folded.charAt(colon) != ':') {
            colon++;
        }
        if (start == 0 && !isEmphasised(colon) || bullet) {
            return this;
        }
        String rest = folded.substring(start);
        return of(number, text, isEmphasised(colon) ? withoutEmphasis(rest) : rest);
    }

    private boolean isEmphasised(int colon) {
        return colon > 0
                && colon <= LONGEST_KEY
                && colon < folded.length()
                && (folded.charAt(colon - 1) == '*'
                        || folded.startsWith("*", colon + 1)
                        || folded.startsWith("_", colon + 1));
    }

    private static String withoutEmphasis(String rest) {
        int colon = rest.indexOf(':');
        String key = rest.substring(0, colon).replace("*", "");
        int value = colon + 1;
        while (value < rest.length() && "*_ ".indexOf(rest.charAt(value)) >= 0) {
            value++;
        }
        return key + ": " + rest.substring(value);
    }

    private static boolean isDecoration(char c) {
        return c == '*' || c == '_' || c == ' ' || c > 0x7F && !Character.isLetterOrDigit(c);
    }

    private static String keyOf(String folded) {
        int colon = folded.indexOf(':');
        if (colon < 2 || colon > LONGEST_KEY || colon + 1 == folded.length()) {
            return "";
        }
        boolean dashed = true;
        for (int i = 0; i < colon; i++) {
            char c = folded.charAt(i);
            boolean gap = c == ' ' || c == '_';
            if (!(c >= 'a' && c <= 'z' || c == '-' || i > 0 && gap)) {
                return "";
            }
            dashed &= !gap;
        }
        String key = folded.substring(0, colon);
        return dashed ? key : key.strip().replace(' ', '-').replace('_', '-');
    }

    /** The trailer's folded value; only for a line that has a key. */
    String value() {
        return folded.substring(folded.indexOf(':') + 1).strip();
    }

    /** The trailer's value as written; only for a line that has a key. */
    String writtenValue() {
        int colon = Math.max(text.indexOf(':'), text.indexOf('：'));
        return text.substring(colon + 1).strip();
    }
}
