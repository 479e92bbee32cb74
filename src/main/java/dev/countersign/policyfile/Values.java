package dev.countersign.policyfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.command.Closest;
import dev.countersign.core.policy.NamePatterns;
import dev.countersign.core.policy.Signers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads single values, each with a problem at its place when it is not what it should be. Not thread-safe. */
final class Values {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_PATTERNS = 2_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    private final Problems problems;
    private int patterns;

    Values(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    void wrongType(Node node, String what, String expected) {
        wrongType(node, what, expected, "");
    }

    private void wrongType(Node node, String what, String expected, String hint) {
        String found;
        if (node instanceof ScalarNode scalar) {
            found = scalar.getTag().equals(Tag.NULL) ? "empty" : Problems.quote(scalar.getValue());
        } else {
            found = node instanceof SequenceNode ? "a list" : "a mapping";
        }
        problems.add(node, what + " is " + found + " where it should be " + expected, hint);
    }

    /** The value itself, or each item of a list. */
    List<Node> several(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    String text(Node node, String key) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            String text = scalar.getValue();
            if (text.isBlank()) {
                problems.add(node, "`" + key + "` is empty", "");
            } else if (text.length() > LONGEST) {
                problems.add(node, "`" + key + "` is longer than " + LONGEST + " characters", "");
            }
            return text;
        }
        boolean quotable = node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
        wrongType(node, "`" + key + "`", "text", quotable ? "put it in quotes" : "");
        return "";
    }

    List<String> texts(Node node, String key) {
        return several(node).stream().map(item -> text(item, key)).toList();
    }

    /** A name that commands can carry: letters, digits, {@code -}, {@code _} and {@code .}. */
    String name(Node node, String key) {
        String name = text(node, key);
        if (!name.isEmpty() && !NAME.matches(name)) {
            problems.add(
                    node,
                    Problems.quote(name) + " is no name",
                    "use up to 64 letters, digits, `-`, `_` and `.`, a letter or digit first");
        }
        return name;
    }

    /** A login in lower case, with or without its {@code @}. */
    String login(Node node, String key) {
        return login(node, key, "it takes people, not a team; list their logins");
    }

    private String login(Node node, String key, String aboutTeams) {
        String text = text(node, key);
        String login = text.startsWith("@") ? text.substring(1) : text;
        if (!text.isEmpty()
                && !Signers.read("@" + login)
                        .filter(Signers.User.class::isInstance)
                        .isPresent()) {
            String hint = login.indexOf('/') >= 0 ? aboutTeams : "";
            problems.add(node, Problems.quote(text) + " is no login", hint);
        }
        return login.toLowerCase(Locale.ROOT);
    }

    /** A login, with or without its {@code @} and kept in lower case, or {@code @org/team}; put where it belongs. */
    void account(Node node, String key, Set<String> logins, Set<Signers.Team> teams) {
        Optional<Signers> team = node instanceof ScalarNode scalar
                ? Signers.read(scalar.getValue()).filter(Signers.Team.class::isInstance)
                : Optional.empty();
        if (team.isPresent()) {
            teams.add((Signers.Team) team.get());
        } else {
            logins.add(login(node, key, "write a team as `@org/team`"));
        }
    }

    OptionalInt number(Node node, String key, int least, int most) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                int number = Integer.parseInt(scalar.getValue());
                if (number >= least && number <= most) {
                    return OptionalInt.of(number);
                }
            } catch (NumberFormatException tooLong) {
                // told below, as any other number that is out of range
            }
        }
        wrongType(node, "`" + key + "`", "a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    boolean flag(Node node, String key) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return scalar.getValue().toLowerCase(Locale.ROOT).equals("true");
        }
        wrongType(node, "`" + key + "`", "`true` or `false`");
        return false;
    }

    <E extends Enum<E>> Optional<E> word(Node node, String key, Class<E> words) {
        List<String> known = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        // `off` and the like are text to this version of YAML; anything that is no text is named as it stands
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            int index = known.indexOf(scalar.getValue());
            if (index >= 0) {
                return Optional.of(words.getEnumConstants()[index]);
            }
            String hint = Closest.hint(scalar.getValue(), known);
            String message = "`" + key + "` cannot be " + Problems.quote(scalar.getValue());
            problems.add(node, message, hint.isEmpty() ? "it is one of " + String.join(", ", known) : hint);
            return Optional.empty();
        }
        wrongType(node, "`" + key + "`", "one of " + String.join(", ", known));
        return Optional.empty();
    }

    Duration duration(Node node, String key) {
        String text = text(node, key);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            if (!text.isEmpty()) {
                problems.add(
                        node,
                        Problems.quote(text) + " is no duration",
                        "write minutes, hours or days: `30m`, `4h`, `90d`");
            }
            return Duration.ofMinutes(1);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    LocalDate date(Node node, String key) {
        String text = text(node, key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            if (!text.isEmpty()) {
                problems.add(node, Problems.quote(text) + " is no date", "write it as `2027-03-31`");
            }
            return LocalDate.MAX;
        }
    }

    List<Signers> signers(Node node, String key) {
        List<Signers> read = new ArrayList<>();
        for (Node item : several(node)) {
            String text = text(item, key);
            Optional<Signers> signers = Signers.read(text);
            if (signers.isEmpty() && !text.isEmpty()) {
                String word = Closest.hint(text, List.of("owners", "codeowners", "anyone"));
                String person = Signers.read("@" + text).isPresent() ? "did you mean `@" + text + "`?" : "";
                String hint = word.isEmpty() ? person : word;
                problems.add(
                        item,
                        Problems.quote(text) + " names nobody",
                        hint.isEmpty() ? "write `@login`, `@org/team`, `owners`, `codeowners` or `anyone`" : hint);
            }
            signers.ifPresent(read::add);
        }
        if (read.isEmpty() && several(node).isEmpty()) {
            problems.add(
                    node,
                    "`" + key + "` names nobody",
                    "write `@login`, `@org/team`, `owners`, `codeowners` or `anyone`");
        }
        return read;
    }

    PathPatterns paths(Node node, String key) {
        List<String> good = new ArrayList<>();
        for (Node item : several(node)) {
            String text = text(item, key);
            try {
                if (!checkPattern(item, text)) {
                    continue;
                }
                PathPatterns.of(List.of(text));
                good.add(text);
            } catch (IllegalArgumentException bad) {
                if (!text.isEmpty()) {
                    problems.add(item, bad.getMessage(), "patterns are written as in a .gitignore file");
                }
            }
        }
        return PathPatterns.of(good);
    }

    NamePatterns names(Node node, String key, String... special) {
        List<String> names = new ArrayList<>();
        for (Node item : several(node)) {
            String text = text(item, key);
            checkPattern(item, text);
            if (text.startsWith("!")) {
                problems.add(item, "`" + key + "` cannot take names out with `!`", "list the names that are meant");
            } else if (text.startsWith("~") && !List.of(special).contains(text)) {
                problems.add(item, "unknown name " + Problems.quote(text), Closest.hint(text, List.of(special)));
            } else if (text.chars().anyMatch(Character::isWhitespace)) {
                problems.add(item, Problems.quote(text) + " has a space in it", "no branch or repository has");
            }
            names.add(text);
        }
        return new NamePatterns(names);
    }

    Optional<Pattern> expression(Node node, String key) {
        String text = text(node, key);
        if (text.isEmpty() || !checkPattern(node, text)) {
            return Optional.empty();
        }
        if (Repetitions.tooMany(text)) {
            problems.add(node, "the expression repeats too much", "keep the counts in `{}` multiplied below 1000");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException bad) {
            problems.add(
                    node,
                    "this is no regular expression: " + bad.getDescription(),
                    "RE2 syntax; look-around and back-references do not exist");
            return Optional.empty();
        }
    }

    private boolean checkPattern(Node node, String text) {
        patterns++;
        if (patterns > MOST_PATTERNS) {
            if (patterns == MOST_PATTERNS + 1) {
                problems.add(node, "there are more than " + MOST_PATTERNS + " patterns", "name folders, not files");
            }
            return false;
        }
        if (text.length() > LONGEST_PATTERN) {
            problems.add(node, "the pattern is longer than " + LONGEST_PATTERN + " characters", "");
            return false;
        }
        return true;
    }
}
