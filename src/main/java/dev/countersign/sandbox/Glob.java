package dev.countersign.sandbox;

import com.google.re2j.Pattern;

/** Patterns with {@code *} for anything but a slash and {@code **} for anything. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', from)) {
            regex.append(Pattern.quote(pattern.substring(from, star)));
            boolean two = pattern.startsWith("**", star);
            regex.append(two ? ".*" : "[^/]*");
            from = star + (two ? 2 : 1);
        }
        regex.append(Pattern.quote(pattern.substring(from)));
        return Pattern.matches(regex.toString(), text);
    }
}
