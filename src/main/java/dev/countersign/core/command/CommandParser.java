package dev.countersign.core.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the commands in a comment.
 *
 * <p>A comment speaks to us when its first line does; every following line that begins with a command counts too, up to
 * the first that does not. Code, quotes, lists and HTML comments never count. Commands of other bots are passed over.
 * Stateless, linear in the comment's length.
 */
public final class CommandParser {

    /** Longer comments are read up to here; GitHub's own limit is 65,536 characters. */
    private static final int LONGEST = 65_536;

    private static final int LONGEST_REASON = 500;
    private static final Pattern WORD = Pattern.compile("/([A-Za-z]+)(?:\\s+(.*))?");
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{7,64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private CommandParser() {}

    /** The lines that speak to us, in order; empty for an ordinary comment. */
    public static List<Line> parse(String comment) {
        List<Line> found = new ArrayList<>();
        for (String text : PlainLines.leading(comment.length() > LONGEST ? comment.substring(0, LONGEST) : comment)) {
            Matcher word = WORD.matcher(text.strip());
            if (!word.matches()) {
                break;
            }
            read(word).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Line> read(Matcher matcher) {
        String text = matcher.group();
        String word = "/" + matcher.group(1).toLowerCase(Locale.ROOT);
        String rest = matcher.group(2) == null ? "" : matcher.group(2).strip();
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(word)) {
                return Optional.of(arguments(verb, rest, text));
            }
        }
        return Arrays.stream(Verb.values())
                .filter(verb -> word.length() > 3 && distance(verb.word(), word) <= 1)
                .findFirst()
                .map(verb -> new Line.Misspelled(text, "no such command; did you mean `" + verb.word() + "`"));
    }

    private static Line arguments(Verb verb, String rest, String text) {
        List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        return switch (verb) {
            case SIGNOFF -> signOff(words, text);
            case UNSIGN -> alone(verb, words, text, new Command.Unsign());
            case UNHOLD -> alone(verb, words, text, new Command.Unhold());
            case RECHECK -> alone(verb, words, text, new Command.Recheck());
            case TICK ->
                words.size() == 1 && named(words.get(0))
                        ? new Line.Understood(text, new Command.Tick(words.get(0)))
                        : usage(verb, text);
            case UNTICK ->
                words.size() == 1 && named(words.get(0))
                        ? new Line.Understood(text, new Command.Untick(words.get(0)))
                        : usage(verb, text);
            case AI ->
                !words.isEmpty() && named(words.get(0))
                        ? new Line.Understood(
                                text, new Command.Ai(words.get(0).toLowerCase(Locale.ROOT), reason(rest, words.get(0))))
                        : usage(verb, text);
            case HOLD ->
                words.isEmpty() ? usage(verb, text) : new Line.Understood(text, new Command.Hold(reason(rest, "")));
        };
    }

    private static Line signOff(List<String> words, String text) {
        List<String> requirements = new ArrayList<>(words);
        String head = "";
        if (!words.isEmpty() && SHA.matcher(words.get(words.size() - 1)).matches()) {
            head = requirements.remove(requirements.size() - 1).toLowerCase(Locale.ROOT);
        }
        if (!requirements.stream().allMatch(CommandParser::named)) {
            return usage(Verb.SIGNOFF, text);
        }
        return new Line.Understood(text, new Command.SignOff(requirements, head));
    }

    private static Line alone(Verb verb, List<String> words, String text, Command command) {
        return words.isEmpty() ? new Line.Understood(text, command) : usage(verb, text);
    }

    private static Line usage(Verb verb, String text) {
        return new Line.Misspelled(text, "write `" + verb.usage() + "`");
    }

    private static boolean named(String word) {
        return NAME.matcher(word).matches();
    }

    private static String reason(String rest, String first) {
        String reason = rest.substring(first.length()).strip();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** How many letters must be put in, taken out, changed or swapped with the next; words are short. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
