package dev.countersign.web.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who runs this App: people named in the settings by GitHub's numeric id, or by login. A login is somebody else's when its
 * bearer gives it up; so the first one who logs in under it is the one who is meant, for good.
 */
public final class Operators {

    /** Port: who bore a login first. Safe for use by many threads. */
    public interface Bearers {

        /** The id of the one who bore it first; it is theirs from now on if nobody did. */
        long first(String login, long id);
    }

    private final Set<Long> ids = new HashSet<>();
    private final Set<String> logins = new HashSet<>();
    private final Bearers bearers;

    /**
     * These.
     *
     * @param names logins, or numeric ids
     */
    public Operators(List<String> names, Bearers bearers) {
        this.bearers = bearers;
        for (String name : names) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            // GitHub has logins of digits, too, but an id is what was asked for first.
            if (plain.matches("[0-9]{1,18}")) {
                ids.add(Long.parseLong(plain));
            } else if (!plain.isEmpty()) {
                logins.add(plain);
            }
        }
    }

    /** Whether they do. */
    boolean has(Visitor visitor) {
        String login = visitor.login().toLowerCase(Locale.ROOT);
        return ids.contains(visitor.id())
                || logins.contains(login) && bearers.first(login, visitor.id()) == visitor.id();
    }
}
