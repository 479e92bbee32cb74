package dev.countersign.cli;

/** Makes hostile text safe to show in a terminal. */
final class Terminal {

    private Terminal() {}

    /** The text without control characters, escape sequences and marks that change the direction of writing. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
