package dev.countersign.core.risk;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Reads what a commit message says about the past. All patterns run in linear time; messages may be hostile. */
public final class ChangeMessage {

    private static final int LONGEST = 20_000;
    private static final Pattern FIX = Pattern.compile(
            "(?i)\\b(?:bug|bugs|bugfix|fix|fixes|fixed|fixing|hotfix|defect|defects|regression|npe|deadlock|crash|crashes)\\b");
    private static final Pattern REVERTS = Pattern.compile("(?i)\\bthis reverts commit ([0-9a-f]{7,64})\\b");

    private ChangeMessage() {}

    /** Whether a message says that the change repairs a defect. Looks at the first 20,000 characters. */
    public static boolean isFix(String message) {
        return FIX.matcher(start(message)).find();
    }

    /** The commit ids, full or abbreviated, that a message says are taken back ({@code This reverts commit …}). */
    public static List<String> reverts(String message) {
        List<String> found = new ArrayList<>();
        Matcher matcher = REVERTS.matcher(start(message));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String start(String message) {
        return message.substring(0, Math.min(LONGEST, message.length()));
    }
}
