package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the regular expressions that people write for paths and branches into patterns that match exactly the same names. Knows
 * literals, {@code .}, {@code .*}, {@code .+}, {@code [^/]*}, {@code [^/]+}, groups of alternatives and anchors; says of any other
 * that it cannot. Linear in what it makes, which is capped.
 */
final class PolicyBotPatterns {

    /** A path pattern; {@code file} when it would also match what is below a folder of that name, which the expression does not. */
    record Glob(String pattern, boolean file) {
        /** What is below folders of that name; a pattern without an inner slash matches at any depth. */
        String below() {
            return (pattern.indexOf('/') < 0 ? "**/" : "") + pattern + "/**";
        }
    }

    private static final int MOST = 32;
    private static final char ANY = 1;
    private static final char IN_FOLDER = 2;
    private static final char SOME_IN_FOLDER = 3;
    private static final char ONE = 4;
    private static final char SOME = 5;

    private static final class CannotSay extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String text;
    private int at;

    private PolicyBotPatterns(String text) {
        this.text = text;
    }

    /** Path patterns for an expression that is found in a path. */
    static Optional<List<Glob>> paths(String expression) {
        try {
            List<Glob> globs = new ArrayList<>();
            for (String form : new PolicyBotPatterns(expression).whole()) {
                for (String glob : globs(form, 0, "")) {
                    if (!glob.isEmpty() && !glob.startsWith("/") && !glob.endsWith("/") && !glob.contains("//")) {
                        globs.add(glob(glob, form));
                    }
                }
            }
            return globs.isEmpty() || globs.size() > MOST ? Optional.empty() : Optional.of(globs);
        } catch (CannotSay unknown) {
            return Optional.empty();
        }
    }

    /** Name patterns for an expression that is found in a branch's or repository's name. */
    static Optional<List<String>> names(String expression) {
        try {
            List<String> names = new ArrayList<>();
            for (String form : new PolicyBotPatterns(expression).whole()) {
                StringBuilder name = new StringBuilder();
                for (int i = 0; i < form.length(); i++) {
                    char c = form.charAt(i);
                    boolean begins = i > 0 && form.charAt(i - 1) == '/';
                    if (c == ONE
                            || c == SOME && !begins
                            || "*?\\ \t".indexOf(c) >= 0
                            || i == 0 && "!~".indexOf(c) >= 0) {
                        return Optional.empty();
                    }
                    name.append(
                            switch (c) {
                                case ANY -> "**";
                                case IN_FOLDER -> "*";
                                case SOME_IN_FOLDER -> "?*";
                                case SOME -> "?**";
                                default -> String.valueOf(c);
                            });
                }
                names.add(name.toString());
            }
            return names.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(names);
        } catch (CannotSay unknown) {
            return Optional.empty();
        }
    }

    private static Glob glob(String glob, String form) {
        char last = form.charAt(form.length() - 1);
        String unanchored = glob.startsWith("**/") ? glob.substring(3) : "";
        boolean anyDepth = !unanchored.isEmpty() && unanchored.indexOf('/') < 0;
        String pattern = anyDepth ? unanchored : glob.startsWith("**") ? glob : "/" + glob;
        return new Glob(pattern, last != ANY && last != SOME);
    }

    /** All patterns for the rest of a form; {@code .} and {@code .*} may stand for what crosses folders or for what does not. */
    private static List<String> globs(String form, int from, String before) throws CannotSay {
        if (from == form.length()) {
            return List.of(before);
        }
        char c = form.charAt(from);
        boolean begins = from == 0 || form.charAt(from - 1) == '/';
        boolean last = from + 1 == form.length();
        boolean ends = last || form.charAt(from + 1) == '/';
        List<String> choices = switch (c) {
            case ANY -> any(begins, ends, last);
            case SOME -> some(begins, ends, last);
            case ONE -> List.of("?", "/");
            case IN_FOLDER -> List.of("*");
            case SOME_IN_FOLDER -> List.of("?*");
            default -> List.of("*?[]\\!#".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
        };
        List<String> all = new ArrayList<>();
        for (String choice : choices) {
            all.addAll(globs(form, from + 1, before + choice));
            if (all.size() > MOST) {
                throw new CannotSay();
            }
        }
        return all;
    }

    private static List<String> any(boolean begins, boolean ends, boolean last) {
        if (last) {
            return List.of(begins ? "**" : "*");
        }
        if (ends) {
            return List.of("*/**");
        }
        return begins ? List.of("**/*") : List.of("*", "*/**/*");
    }

    private static List<String> some(boolean begins, boolean ends, boolean last) throws CannotSay {
        if (!begins) {
            throw new CannotSay();
        }
        return ends ? any(true, true, last) : List.of("?*", "*/**/*");
    }

    /** Forms that match a whole name: what is not anchored may be anything. */
    private List<String> whole() throws CannotSay {
        List<String> forms = new ArrayList<>();
        do {
            String before = take("^") ? "" : String.valueOf(ANY);
            List<String> middle = sequence();
            String after = take("$") ? "" : String.valueOf(ANY);
            middle.forEach(form -> forms.add((before + form + after).replaceAll(ANY + "+", String.valueOf(ANY))));
        } while (take("|"));
        if (at < text.length() || text.isEmpty()) {
            throw new CannotSay();
        }
        return forms;
    }

    private List<String> sequence() throws CannotSay {
        List<String> forms = List.of("");
        while (at < text.length() && "|)$".indexOf(text.charAt(at)) < 0) {
            List<String> next = new ArrayList<>();
            List<String> items = item();
            forms.forEach(form -> items.forEach(item -> next.add(form + item)));
            if (next.size() > MOST) {
                throw new CannotSay();
            }
            forms = next;
        }
        return forms;
    }

    private List<String> item() throws CannotSay {
        if (take("(?:") || take("(")) {
            List<String> forms = new ArrayList<>(sequence());
            while (take("|")) {
                forms.addAll(sequence());
            }
            if (!take(")")) {
                throw new CannotSay();
            }
            return unrepeated(forms);
        }
        if (take("[^/]*") || take("[^\\/]*")) {
            return unrepeated(List.of(String.valueOf(IN_FOLDER)));
        }
        if (take("[^/]+") || take("[^\\/]+")) {
            return unrepeated(List.of(String.valueOf(SOME_IN_FOLDER)));
        }
        if (take(".")) {
            char c = take("*") ? ANY : take("+") ? SOME : ONE;
            return unrepeated(List.of(String.valueOf(c)));
        }
        char c = text.charAt(at++);
        if (c == '\\' && at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            c = text.charAt(at++);
        } else if ("^*+?{}[]\\(".indexOf(c) >= 0 || c < ' ') {
            throw new CannotSay();
        }
        return unrepeated(List.of(String.valueOf(c)));
    }

    /** Repetitions other than the known ones cannot be said. */
    private List<String> unrepeated(List<String> forms) throws CannotSay {
        if (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new CannotSay();
        }
        return forms;
    }

    private boolean take(String what) {
        boolean here = text.startsWith(what, at);
        at += here ? what.length() : 0;
        return here;
    }
}
