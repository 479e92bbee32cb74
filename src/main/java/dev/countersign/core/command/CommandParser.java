package dev.countersign.core.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.command.Command.AllowTool.Extent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
    private static final Pattern WORD = Pattern.compile("/([A-Za-z]+(?:-[A-Za-z]+)*)(?:\\s+(.*))?");
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{7,64}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9#][A-Za-z0-9#._/-]{0,99}");
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
                .filter(verb -> word.length() > 3 && Closest.distance(verb.word(), word) <= 1)
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
            case AI, AI_CLEAR -> ai(words, rest, text);
            case ALLOW_TOOL -> allowTool(words, rest, text);
            case OVERRIDE ->
                words.isEmpty() ? usage(verb, text) : new Line.Understood(text, new Command.Overrule(reason(rest, "")));
            case RISK -> alone(verb, words, text, new Command.Risk());
            case WHY -> alone(verb, words, text, new Command.Why());
            case HELP -> alone(verb, words, text, new Command.Help());
            case INCIDENT ->
                !words.isEmpty() && REFERENCE.matcher(words.get(0)).matches()
                        ? new Line.Understood(text, new Command.Incident(words.get(0), reason(rest, words.get(0))))
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

    private static Line ai(List<String> words, String rest, String text) {
        if (words.isEmpty() || !named(words.get(0))) {
            return usage(Verb.AI, text);
        }
        if (!words.get(0).equalsIgnoreCase("clear")) {
            return new Line.Understood(
                    text, new Command.Ai(words.get(0).toLowerCase(Locale.ROOT), reason(rest, words.get(0))));
        }
        if (words.size() < 3 || !named(words.get(1))) {
            return usage(Verb.AI_CLEAR, text);
        }
        String afterClear = rest.substring(words.get(0).length()).strip();
        return new Line.Understood(
                text, new Command.Clear(words.get(1).toLowerCase(Locale.ROOT), reason(afterClear, words.get(1))));
    }

    private static Line allowTool(List<String> words, String rest, String text) {
        if (words.size() < 2 || !named(words.get(0))) {
            return usage(Verb.ALLOW_TOOL, text);
        }
        String tool = words.get(0).toLowerCase(Locale.ROOT);
        String why = reason(rest, words.get(0));
        if (!words.get(1).equalsIgnoreCase("until")) {
            return new Line.Understood(text, new Command.AllowTool(tool, new Extent.Here(), why));
        }
        String afterUntil = rest.substring(words.get(0).length()).strip().substring("until".length());
        if (words.size() < 4) {
            return usage(Verb.ALLOW_TOOL, text);
        }
        try {
            Extent extent = new Extent.Until(LocalDate.parse(words.get(2)));
            return new Line.Understood(
                    text, new Command.AllowTool(tool, extent, reason(afterUntil.strip(), words.get(2))));
        } catch (DateTimeParseException e) {
            return new Line.Misspelled(text, "write the day as in `/allow-tool <tool> until 2027-01-31 <why>`");
        }
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
}
