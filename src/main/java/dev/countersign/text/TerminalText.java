package dev.countersign.text;

/** Text from strangers, made harmless for a terminal. */
public final class TerminalText {

    private TerminalText() {}

    /**
     * Takes out whatever could move the cursor, colour, hide or reorder text: control characters but line feed and tab,
     * bidirectional controls and other invisible format characters. Each becomes {@code U+FFFD}.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(harmless(c) ? c : 0xFFFD));
        return plain.toString();
    }

    /** The same on one line: line feeds and tabs become blanks. */
    public static String line(String text) {
        return plain(text).replace('\n', ' ').replace('\t', ' ');
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
