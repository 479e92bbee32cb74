package dev.countersign.core.policy;

import com.google.re2j.Pattern;
import dev.countersign.core.change.RepositoryRef;
import java.util.List;
import java.util.Locale;

/**
 * A list of patterns of names, such as branches or repositories: a name that one of them matches as a whole is matched.
 *
 * <p>{@code *} is any run of characters except {@code /}, {@code **} any run at all, {@code ?} one character except {@code /}; all
 * else stands for itself. Unlike {@link dev.countersign.core.change.PathPatterns}, nothing takes a name out again, so that two lists
 * can be joined. Takes time linear in the name. Immutable.
 *
 * @param written the patterns as written
 */
public record NamePatterns(List<String> written) {

    /** Copies the list. */
    public NamePatterns {
        written = List.copyOf(written);
    }

    /** Whether one of the patterns matches the whole name; upper and lower case differ. */
    public boolean match(String name) {
        return written.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Whether one of the patterns matches the whole name, upper and lower case being the same. */
    public boolean matchIgnoringCase(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return written.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), lower));
    }

    /** Whether one of the patterns matches that repository's name, with or without its owner; upper and lower case are the same. */
    public boolean match(RepositoryRef repository) {
        return matchIgnoringCase(repository.name()) || matchIgnoringCase(repository.toString());
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern.equals(name);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matches(name);
    }
}
