package dev.countersign.store;

import dev.countersign.core.change.Push;

/** Table {@code push}: where a pull request stood from some moment on. */
final class PushRow {

    private static final String OF =
            "select head, base, by_id, by_login, by_kind, at, kind from push" + " where subject_id = ? order by at, id";
    private static final String KEEP = "insert into push (subject_id, head, base, by_id, by_login, by_kind, at, kind)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private PushRow() {}

    /** Oldest first; of one second, as they arrived. */
    static Jdbc.Question<Push> of(long subject) {
        return new Jdbc.Question<>(
                OF,
                row -> new Push(
                        row.getString("head"),
                        row.getString("base"),
                        Jdbc.by(row),
                        Jdbc.instant(row, "at"),
                        Push.Kind.valueOf(row.getString("kind"))),
                subject);
    }

    /** Keeps where a pull request stands; what is kept already is left as it is. */
    static Jdbc.Step keep(long subject, Push standing) {
        return new Jdbc.Step(
                KEEP,
                subject,
                standing.head(),
                standing.base(),
                standing.by().id(),
                standing.by().login(),
                standing.by().kind().name(),
                standing.at(),
                standing.kind().name());
    }
}
