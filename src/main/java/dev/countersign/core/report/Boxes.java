package dev.countersign.core.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The boxes of our sticky comment. The line of an item ends with its id, which readers do not see, so that a box that
 * somebody ticked in GitHub's page is known again. Stateless, linear in the text's length.
 */
public final class Boxes {

    private static final Pattern BOX =
            Pattern.compile("(?m)^- \\[([ xX])\\] (.*<!-- item:([A-Za-z0-9][A-Za-z0-9._-]{0,99}) -->)$");

    private Boxes() {}

    /** What a line with a box ends with. */
    static String mark(String item) {
        return "<!-- item:" + item + " -->";
    }

    /** The comment with no box ticked, its line ends as we write them: what is the same of it whoever ticks. */
    public static String unticked(String comment) {
        return BOX.matcher(plain(comment)).replaceAll("- [ ] $2");
    }

    /**
     * The commands that say what somebody did to the boxes, such as {@code /tick sources}.
     *
     * @param before our comment before
     * @param after the same afterwards
     */
    public static List<String> changes(String before, String after) {
        Map<String, Boolean> old = read(before);
        List<String> commands = new ArrayList<>();
        read(after).forEach((item, ticked) -> {
            if (old.containsKey(item) && !old.get(item).equals(ticked)) {
                commands.add((ticked ? "/tick " : "/untick ") + item);
            }
        });
        return commands;
    }

    private static Map<String, Boolean> read(String comment) {
        Map<String, Boolean> boxes = new LinkedHashMap<>();
        Matcher box = BOX.matcher(plain(comment));
        while (box.find()) {
            boxes.put(box.group(3), !box.group(1).equals(" "));
        }
        return boxes;
    }

    /** GitHub's page sends other line ends than we do. */
    private static String plain(String comment) {
        return comment.replace("\r\n", "\n").strip();
    }
}
