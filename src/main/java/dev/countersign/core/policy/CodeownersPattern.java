package dev.countersign.core.policy;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * One pattern of a CODEOWNERS file. It differs from a {@code .gitignore} pattern in that a last part that is only {@code *} matches the
 * files of that folder and not what lies deeper.
 */
final class CodeownersPattern {

    private final String needle;
    private final Pattern pattern;

    private CodeownersPattern(String needle, Pattern pattern) {
        this.needle = needle;
        this.pattern = pattern;
    }

    /** Reads a pattern; empty when it is none to GitHub. */
    static Optional<CodeownersPattern> read(String text) {
        boolean refused = text.startsWith("!")
                || text.startsWith("\\#")
                || text.indexOf('[') >= 0
                || text.indexOf(']') >= 0
                || text.contains("***")
                || text.equals("/")
                || endsInLoneBackslash(text);
        return refused ? Optional.empty() : Optional.of(compile(text));
    }

    /** Whether it matches the path, from the repository's root. */
    boolean matches(String path) {
        return path.contains(needle) && pattern.matches(path);
    }

    private static boolean endsInLoneBackslash(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static CodeownersPattern compile(String text) {
        boolean folder = text.endsWith("/");
        String body = folder ? text.substring(0, text.length() - 1) : text;
        boolean anchored = body.indexOf('/') >= 0;
        String[] parts = (body.startsWith("/") ? body.substring(1) : body).split("/", -1);
        StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        String needle = "";
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("**")) {
                regex.append(last ? ".+" : "(?:.*/)?");
                continue;
            }
            needle = part(parts[i], regex, needle);
            regex.append(last ? "" : "/");
        }
        boolean filesOnly = anchored && parts[parts.length - 1].equals("*");
        if (folder) {
            regex.append("/.*");
        } else if (!filesOnly) {
            regex.append("(?:/.*)?");
        }
        return new CodeownersPattern(needle, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Appends one folder or file name, and answers with the longest literal run so far. */
    private static String part(String text, StringBuilder regex, String longest) {
        StringBuilder run = new StringBuilder();
        String needle = longest;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                regex.append(Pattern.quote(run.toString())).append(c == '*' ? "[^/]*" : "[^/]");
                needle = run.length() > needle.length() ? run.toString() : needle;
                run.setLength(0);
            } else {
                run.append(c == '\\' ? text.charAt(++i) : c);
            }
        }
        regex.append(Pattern.quote(run.toString()));
        return run.length() > needle.length() ? run.toString() : needle;
    }
}
