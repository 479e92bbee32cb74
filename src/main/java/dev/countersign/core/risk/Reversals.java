package dev.countersign.core.risk;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.change.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds out which earlier changes a change takes back. Meets the changes of one repository in order. Not thread-safe.
 *
 * <p>A change says so by {@code This reverts commit …}, by the title {@code Revert "…"}, or by the name that GitHub gives
 * the branch of its revert button, {@code revert-NUMBER-…}. Patterns run in linear time; messages may be hostile.
 */
public final class Reversals {

    private static final int LONGEST = 1_000;
    private static final int DIGITS = 16;
    private static final Pattern TITLE =
            Pattern.compile("^\\s*(?:Revert|Reverts|Reverted):? \"(.*)\"\\s*(?:\\(#[0-9]+\\))?\\s*$");
    private static final Pattern BRANCH = Pattern.compile("^revert-([0-9]{1,9})-");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\(#[0-9]+\\)\\s*$");
    private static final String SUBJECT = "subject:";
    private static final String PULL = "pull:";

    private final NavigableMap<String, String> shas = new TreeMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<Integer, String> pulls = new HashMap<>();

    /**
     * What a change claims to take back: commit ids, digests of titles ({@code subject:…}), numbers of pull requests
     * ({@code pull:…}); empty when it is no revert.
     *
     * @param title the pull request's title or the message's first line
     * @param message the whole message
     * @param branch the pull request's head branch; empty for none
     */
    public static List<String> claims(String title, String message, String branch) {
        List<String> found = new ArrayList<>(ChangeMessage.reverts(message));
        Matcher quoted = TITLE.matcher(start(title));
        if (quoted.find()) {
            found.add(SUBJECT + subject(quoted.group(1)));
        }
        Matcher button = BRANCH.matcher(start(branch));
        if (button.find()) {
            found.add(PULL + button.group(1));
        }
        return List.copyOf(found);
    }

    /** A digest of a title, without the number that a squash merge adds: 16 hexadecimal digits. */
    public static String subject(String title) {
        String plain = NUMBER.matcher(start(title)).replaceFirst("").strip();
        return Sha256.of(plain).substring(0, DIGITS);
    }

    /**
     * Which earlier changes are meant by the claims of the next change; claims that fit none stay as they are.
     *
     * @return full commit ids of earlier changes first, in the order of the claims and each once, then what is left over
     */
    public List<String> next(Recorded recorded) {
        List<String> known = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String claim : recorded.change().reverts()) {
            String sha = find(claim);
            if (sha.isEmpty()) {
                left.add(claim);
            } else if (!known.contains(sha)) {
                known.add(sha);
            }
        }
        String sha = recorded.change().sha();
        shas.put(sha, sha);
        subjects.put(recorded.subject(), sha);
        if (recorded.pull() > 0) {
            pulls.put(recorded.pull(), sha);
        }
        // A second way of saying the same is no second revert.
        return known.isEmpty() ? left : known;
    }

    private String find(String claim) {
        if (claim.startsWith(SUBJECT)) {
            return subjects.getOrDefault(claim.substring(SUBJECT.length()), "");
        }
        if (claim.startsWith(PULL)) {
            return pulls.getOrDefault(Integer.valueOf(claim.substring(PULL.length())), "");
        }
        String lower = claim.toLowerCase(Locale.ROOT);
        Map.Entry<String, String> next = shas.ceilingEntry(lower);
        return next != null && next.getKey().startsWith(lower) ? next.getKey() : "";
    }

    private static String start(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.substring(0, Math.min(LONGEST, line.length()));
    }
}
