package dev.countersign.core.proposal;

/** Writes YAML, each line with why it is there. Whatever is put in, a line stays one line. Not thread-safe. */
final class Lines {

    private static final int LONGEST_REASON = 200;

    private final StringBuilder text = new StringBuilder();

    /** A line with its reason behind it. */
    Lines line(String yaml, String why) {
        text.append(yaml).append("  # ").append(plain(why)).append('\n');
        return this;
    }

    /** A reason alone. */
    Lines remark(String why) {
        text.append("# ").append(plain(why)).append('\n');
        return this;
    }

    /** A value that is taken as it is, whatever is in it. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (shown(c)) {
                quoted.appendCodePoint(c);
            } else if (Character.getType(c) != Character.SURROGATE && c != 0) {
                quoted.append(String.format("\\U%08X", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static String plain(String why) {
        StringBuilder plain = new StringBuilder();
        why.codePoints().limit(LONGEST_REASON).forEach(c -> plain.appendCodePoint(shown(c) ? c : ' '));
        return plain.toString();
    }

    /** Neither ends a line nor turns text around, and is what a policy may hold. */
    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
