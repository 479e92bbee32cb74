package dev.countersign.web.home;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where somebody wants to go, as people and browsers name pull requests and repositories. */
final class Destination {

    private static final Pattern NAMED = Pattern.compile(
            "(?:https?://[^/\\s]+/)?([A-Za-z0-9][A-Za-z0-9-]{0,38})/([\\w.-]{1,100})(?:(?:#|/pull/)([0-9]{1,9})(?:[/?#].*)?)?/?");

    private Destination() {}

    /** The path of our page about it; empty for what names neither. */
    static Optional<String> of(String text) {
        Matcher named = NAMED.matcher(text.strip());
        if (!named.matches() || named.group(2).matches("\\.+")) {
            return Optional.empty();
        }
        String repository = "/" + named.group(1) + "/" + named.group(2);
        return Optional.of(repository + (named.group(3) == null ? "/history" : "/pull/" + named.group(3)));
    }
}
