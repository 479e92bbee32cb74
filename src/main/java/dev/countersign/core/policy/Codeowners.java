package dev.countersign.core.policy;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A CODEOWNERS file, read as GitHub reads it: the last line whose pattern matches a path says who owns it, possibly nobody.
 *
 * <p>Lines that GitHub calls invalid are skipped: patterns with {@code !}, {@code [}, {@code ]} or a leading {@code \#}, and owners that are
 * neither {@code @login}, {@code @org/team} nor an e-mail address. Immutable; a path is matched in linear time.
 */
public final class Codeowners {

    /** A file of so many bytes or more is not read at all, at GitHub as here. */
    public static final int TOO_LARGE = 3 * 1024 * 1024;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    /**
     * A line that counts.
     *
     * @param number its number in the file, from 1
     * @param pattern as it is written
     * @param owners as they are written; none where the line says that nobody owns it
     */
    public record Entry(int number, String pattern, List<String> owners) {
        /** Copies the list. */
        public Entry {
            owners = List.copyOf(owners);
        }
    }

    private record Line(Entry entry, CodeownersPattern pattern) {}

    private final List<Line> lastFirst;

    private Codeowners(List<Line> lastFirst) {
        this.lastFirst = List.copyOf(lastFirst);
    }

    /** Reads a file's text; one that is too large owns nothing. */
    public static Codeowners parse(String text) {
        List<Line> lines = new ArrayList<>();
        boolean tooLarge = text.length() >= TOO_LARGE || text.getBytes(StandardCharsets.UTF_8).length >= TOO_LARGE;
        if (!tooLarge) {
            int number = 0;
            for (String line : text.lines().toList()) {
                read(++number, line).ifPresent(lines::add);
            }
        }
        Collections.reverse(lines);
        return new Codeowners(lines);
    }

    /**
     * The owners of a path from the repository's root, as written and in order: {@code @login}, {@code @org/team} or an e-mail address;
     * none when no line matches, or the last that does names nobody.
     */
    public List<String> ownersOf(String path) {
        return lastFirst.stream()
                .filter(line -> line.pattern().matches(path))
                .findFirst()
                .map(line -> line.entry().owners())
                .orElse(List.of());
    }

    /** The lines that count, in the order of the file. */
    public List<Entry> entries() {
        List<Entry> entries =
                new ArrayList<>(lastFirst.stream().map(Line::entry).toList());
        Collections.reverse(entries);
        return List.copyOf(entries);
    }

    private static Optional<Line> read(int number, String line) {
        List<String> words = words(line);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> owners = words.subList(1, words.size());
        if (!owners.stream().allMatch(Codeowners::isOwner)) {
            return Optional.empty();
        }
        return CodeownersPattern.read(words.get(0))
                .map(pattern -> new Line(new Entry(number, words.get(0), owners), pattern));
    }

    /** Parts at white space that no backslash escapes, up to a word that begins with {@code #}. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#' && word.isEmpty()) {
                break;
            }
            if (c == '\\' && i + 1 < line.length()) {
                word.append(c).append(line.charAt(++i));
            } else if (c == ' ' || c == '\t') {
                finish(word, words);
            } else {
                word.append(c);
            }
        }
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isOwner(String word) {
        boolean account = Signers.read(word)
                .filter(who -> who instanceof Signers.User || who instanceof Signers.Team)
                .isPresent();
        return account || EMAIL.matches(word);
    }
}
