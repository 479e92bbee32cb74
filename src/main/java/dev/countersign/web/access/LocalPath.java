package dev.countersign.web.access;

import com.google.re2j.Pattern;

/** Where somebody goes on after the login: a path of ours, and nothing that a browser could take for another place. */
final class LocalPath {

    private static final int LONGEST = 1_000;
    private static final Pattern LOCAL = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");
    private static final Pattern OURS_ALONE = Pattern.compile("/(?:login|logout)(?:[/?#].*)?");
    private static final String HOME = "/";

    private LocalPath() {}

    /** The same path with its query; the root for anything else, and for the login itself. */
    static String of(String wanted) {
        return wanted.length() <= LONGEST && LOCAL.matches(wanted) && !OURS_ALONE.matches(wanted) ? wanted : HOME;
    }
}
