package dev.countersign.core.command;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. Stateless. */
public final class Closest {

    private static final int FAR = 3;

    private Closest() {}

    /** "did you mean `x`" when one of the words is at most two typing mistakes away or one begins the other; else empty. */
    public static String hint(String written, Collection<String> words) {
        return to(written, words).map(word -> "did you mean `" + word + "`?").orElse("");
    }

    /** The nearest word, the first in alphabetical order among equals. */
    public static Optional<String> to(String written, Collection<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int least = FAR;
        for (String word : words.stream().sorted().toList()) {
            int distance = distance(lower, word.toLowerCase(Locale.ROOT));
            if (distance < least) {
                best = Optional.of(word);
                least = distance;
            }
        }
        return best.or(() -> words.stream()
                .sorted()
                .filter(word -> begins(lower, word.toLowerCase(Locale.ROOT)))
                .findFirst());
    }

    private static boolean begins(String written, String word) {
        return written.length() >= 3 && word.startsWith(written) || word.length() >= 3 && written.startsWith(word);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours; {@link #FAR} stands for anything from there on. */
    static int distance(String a, String b) {
        int limit = Math.min(FAR, Math.max(1, Math.min(a.length(), b.length()) - 1));
        if (Math.abs(a.length() - b.length()) >= limit) {
            return FAR;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = cell(a, b, i, j, cost);
            }
        }
        int found = cost[a.length()][b.length()];
        return found < limit ? found : FAR;
    }

    private static int cell(String a, String b, int i, int j, int[][] cost) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
