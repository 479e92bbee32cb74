package dev.countersign.store;

import dev.countersign.core.command.Command;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Exemption;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.flow.Evaluation;
import java.time.LocalDate;
import java.util.Optional;

/** Tables of what outlasts an evaluation: exceptions, overrides, incidents; and of comments that were changed. */
final class KeptActs {

    /** Those of other pull requests of the repository that have not ended on their own by that day, oldest first. */
    private static final String ELSEWHERE =
            "select tool, by_id, by_login, by_kind, at, until, why from tool_exception where repository_id = ?"
                    + " and subject_id <> ? and until >= ? order by at, comment_id, line";

    private static final String EDITS =
            "select comment_id, by_login, head, text from comment_edit where subject_id = ? order by at, comment_id";
    private static final String EXEMPT = "insert into tool_exception (comment_id, line, repository_id, subject_id,"
            + " tool, by_id, by_login, by_kind, at, until, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String MENTION = "insert into incident_mention (comment_id, line, subject_id, incident, what,"
            + " by_id, by_login, by_kind, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String USE = "insert into override_use (subject_id, place, head, by_logins, why, at, until)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final Jdbc jdbc;

    KeptActs(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What people said on other pull requests of the repository about tools, and has not ended on its own. */
    static Jdbc.Question<Exemption> exemptions(long repository, long id, LocalDate day) {
        return new Jdbc.Question<>(
                ELSEWHERE,
                row -> new Exemption(
                        row.getString("tool"),
                        Jdbc.by(row),
                        Jdbc.instant(row, "at"),
                        row.getObject("until", LocalDate.class),
                        row.getString("why")),
                repository,
                id,
                day);
    }

    /** Comments whose commands were changed after they were written, oldest first. */
    static Jdbc.Question<Edit> edits(long id) {
        return new Jdbc.Question<>(
                EDITS, row -> new Edit(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)), id);
    }

    /** Keeps an exception for the whole repository; answers whether it is new. */
    boolean exempt(long repository, long id, Act.Commanded act) {
        Command.AllowTool allow = (Command.AllowTool) act.command();
        LocalDate until = ((Command.AllowTool.Extent.Until) allow.extent()).day();
        return jdbc.update(
                        EXEMPT,
                        act.comment(),
                        act.line(),
                        repository,
                        id,
                        allow.tool(),
                        act.by().id(),
                        act.by().login(),
                        act.by().kind().name(),
                        act.at(),
                        until,
                        allow.why())
                > 0;
    }

    /** Keeps incidents that were named, and an override; answers with its first command when it first takes effect. */
    Optional<Act.Commanded> keep(long id, Evaluation evaluation) {
        for (Act.Commanded act : evaluation.lasting()) {
            if (act.command() instanceof Command.Incident incident) {
                mention(id, act, incident);
            }
        }
        if (evaluation.verdict().outcome() instanceof Outcome.Overridden overridden) {
            return evaluation.lasting().stream()
                    .filter(act -> act.command() instanceof Command.Overrule)
                    .findFirst()
                    .filter(first -> use(id, first, overridden, evaluation));
        }
        return Optional.empty();
    }

    private void mention(long id, Act.Commanded act, Command.Incident incident) {
        jdbc.update(
                MENTION,
                act.comment(),
                act.line(),
                id,
                incident.id(),
                incident.what(),
                act.by().id(),
                act.by().login(),
                act.by().kind().name(),
                act.at());
    }

    private boolean use(long id, Act.Commanded first, Outcome.Overridden overridden, Evaluation evaluation) {
        return jdbc.update(
                        USE,
                        id,
                        first.place(),
                        evaluation.verdict().head(),
                        String.join(" ", overridden.by()),
                        overridden.why(),
                        evaluation.at(),
                        overridden.until())
                > 0;
    }
}
