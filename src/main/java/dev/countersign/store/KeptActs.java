package dev.countersign.store;

import dev.countersign.core.command.Command;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Exemption;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.flow.Evaluation;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tables of what outlasts an evaluation: exceptions, overrides, incidents; and of comments that were changed. */
final class KeptActs {

    private final EntityManager database;

    KeptActs(EntityManager database) {
        this.database = database;
    }

    /** What people said on other pull requests of the repository about tools, and has not ended on its own. */
    List<Exemption> exemptions(SubjectRow row, LocalDate day) {
        return ToolExceptionRow.elsewhere(row, day).stream()
                .map(ToolExceptionRow::exemption)
                .toList();
    }

    /** Comments whose commands were changed after they were written, oldest first. */
    List<Edit> edits(long id) {
        List<?> rows = database.createNativeQuery("select comment_id, by_login, head, text from comment_edit"
                        + " where subject_id = ?1 order by at, comment_id")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new Edit(((Number) one[0]).longValue(), (String) one[1], (String) one[2], (String) one[3]))
                .toList();
    }

    /** Keeps an exception for the whole repository; answers whether it is new. */
    boolean exempt(SubjectRow row, Act.Commanded act) {
        Command.AllowTool allow = (Command.AllowTool) act.command();
        LocalDate until = ((Command.AllowTool.Extent.Until) allow.extent()).day();
        return database.createNativeQuery("insert into tool_exception (comment_id, line, repository_id, subject_id,"
                                + " tool, by_id, by_login, by_kind, at, until, why)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict do nothing")
                        .setParameter(1, act.comment())
                        .setParameter(2, act.line())
                        .setParameter(3, row.repositoryId)
                        .setParameter(4, row.id)
                        .setParameter(5, allow.tool())
                        .setParameter(6, act.by().id())
                        .setParameter(7, act.by().login())
                        .setParameter(8, act.by().kind().name())
                        .setParameter(9, act.at())
                        .setParameter(10, until)
                        .setParameter(11, allow.why())
                        .executeUpdate()
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
        database.createNativeQuery("insert into incident_mention (comment_id, line, subject_id, incident, what,"
                        + " by_id, by_login, by_kind, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                        + " on conflict do nothing")
                .setParameter(1, act.comment())
                .setParameter(2, act.line())
                .setParameter(3, id)
                .setParameter(4, incident.id())
                .setParameter(5, incident.what())
                .setParameter(6, act.by().id())
                .setParameter(7, act.by().login())
                .setParameter(8, act.by().kind().name())
                .setParameter(9, act.at())
                .executeUpdate();
    }

    private boolean use(long id, Act.Commanded first, Outcome.Overridden overridden, Evaluation evaluation) {
        return database.createNativeQuery(
                                "insert into override_use (subject_id, place, head, by_logins, why, at, until)"
                                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                        .setParameter(1, id)
                        .setParameter(2, first.place())
                        .setParameter(3, evaluation.verdict().head())
                        .setParameter(4, String.join(" ", overridden.by()))
                        .setParameter(5, overridden.why())
                        .setParameter(6, evaluation.at())
                        .setParameter(7, overridden.until())
                        .executeUpdate()
                > 0;
    }
}
