package dev.countersign.core.report;

import com.google.re2j.Pattern;

/** Makes hostile text harmless in GitHub's Markdown: no markup, no mention, no link, no reference, no break. */
public final class Markdown {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x1f\\x7f-\\x9f\\x{ad}\\x{61c}\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{180e}\\x{2060}-\\x{206f}\\x{3164}\\x{feff}\\x{fff9}-\\x{fffc}\\x{e0000}-\\x{e0fff}]+");
    private static final String MARKUP = "\\`*_{}[]()<>|~&!:";
    private static final String NO_REFERENCE = "\u200B";

    private Markdown() {}

    /** One line without control, bidirectional and invisible characters, cut with an ellipsis. */
    public static String line(String text, int longest) {
        String clean = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (clean.codePointCount(0, clean.length()) <= longest) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Plain text: shown as it is, at most 300 characters. */
    public static String text(String text) {
        return escape(line(text, 300));
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // GitHub makes a link of a bare www. too.
            boolean bareLink = c == '.' && i >= 3 && text.substring(i - 3, i).equalsIgnoreCase("www");
            if (MARKUP.indexOf(c) >= 0 || bareLink) {
                out.append('\\');
            }
            out.append(c);
            if (c == '@' || c == '#') {
                out.append(NO_REFERENCE);
            }
        }
        return out.toString();
    }

    /** A code span, fit for a table cell, at most 200 characters. */
    public static String code(String text) {
        String clean = line(text, 200).replace("|", "\\|");
        if (clean.isEmpty()) {
            return "``  ``";
        }
        int run = 0;
        int longest = 0;
        for (char c : clean.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean pad = clean.startsWith("`") || clean.endsWith("`");
        return fence + (pad ? " " : "") + clean + (pad ? " " : "") + fence;
    }
}
