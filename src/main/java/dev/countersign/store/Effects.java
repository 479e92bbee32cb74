package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.command.Verb;
import dev.countersign.core.report.Boxes;
import dev.countersign.inbox.Notice;
import dev.countersign.inbox.PastQueue;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What notices change in the tables, within somebody's transaction. */
final class Effects {

    private static final String OPEN_AT =
            "select id from subject where repository_id = ? and head = ? and open order by id";
    private static final String EDIT = "insert into comment_edit (comment_id, subject_id, by_login, at, head, text)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (comment_id) do update set"
            + " by_login = excluded.by_login, at = excluded.at, head = excluded.head, text = excluded.text"
            + " where comment_edit.at <= excluded.at";

    private final Jdbc jdbc;
    private final Instance<PastQueue> pasts;
    private final Clock clock;
    private final Places places;

    /** Changes these tables, and has the past of repositories read by that queue. */
    Effects(Jdbc jdbc, Instance<PastQueue> pasts, Clock clock) {
        this.jdbc = jdbc;
        this.pasts = pasts;
        this.clock = clock;
        this.places = new Places(jdbc, clock);
    }

    /**
     * Does what a notice tells.
     *
     * @param event the webhook's event, for which pull requests are due then
     * @param received when it came
     */
    void take(Notice notice, String event, Instant received) {
        Stirring stirring = new Stirring(jdbc, event, received);
        if (notice instanceof Notice.Reason reason) {
            together(List.of(new Given(reason, event, received)));
        } else if (notice instanceof Notice.GroupAsked asked) {
            MergeGroupRow.keep(
                    jdbc, HeadRow.need(jdbc, asked.last().repositoryId(), asked.head(), clock.instant()), asked);
        } else if (notice instanceof Notice.GroupOver over) {
            MergeGroupRow.end(jdbc, over.repositoryId(), over.head());
        } else if (notice instanceof Notice.BranchPushed pushed) {
            if (BasePushRow.pushed(jdbc, pushed.repository())) {
                stirring.all("installation = ?", pushed.installation());
            }
        } else if (notice instanceof Notice.RepositoryIs named) {
            places.rename(named);
            stirring.all("repository_id = ?", named.repositoryId());
        } else if (notice instanceof Notice.Labelled labelled) {
            stirring.all(
                    "repository_id = ? and number = ? and awaits_labels",
                    labelled.subject().repositoryId(),
                    labelled.subject().ref().number());
        } else if (notice instanceof Notice.Edited edited) {
            edit(edited, stirring);
        } else if (notice instanceof Notice.CheckDone done) {
            stirring.all(
                    "repository_id = ? and head = ? and position(? in awaits_checks) > 0",
                    done.repositoryId(),
                    done.head(),
                    "\n" + done.check() + "\n");
        } else if (notice instanceof Notice.Asked asked) {
            stirring.all("repository_id = ? and head = ?", asked.repositoryId(), asked.head());
            HeadRow.stirIf(jdbc, "", asked.repositoryId(), asked.head(), clock.instant());
            jdbc.update(
                    "update policy_check set made_from = '', check_digest = '' where subject_id in"
                            + " (select id from subject where repository_id = ? and head = ?)",
                    asked.repositoryId(),
                    asked.head());
        } else if (notice instanceof Notice.Questioned questioned) {
            question(questioned);
        } else if (notice instanceof Notice.RepositoryChanged changed) {
            stirring.all("repository_id = ?", changed.repositoryId());
        } else if (notice instanceof Notice.InstallationChanged changed) {
            stirring.all("installation = ?", changed.installation());
        } else if (notice instanceof Notice.PeopleChanged changed) {
            PeopleNewsRow.one(jdbc, changed.installation());
            stirring.all("installation = ?", changed.installation());
        } else if (notice instanceof Notice.AccessChanged changed) {
            PeopleNewsRow.one(jdbc, changed.installation());
            stirring.all("repository_id = ?", changed.repositoryId());
        } else if (notice instanceof Notice.Grown grown) {
            pasts.get().welcome(grown.project());
        }
    }

    /**
     * A reason to look at a pull request.
     *
     * @param event the webhook's event
     * @param received when it came
     */
    record Given(Notice.Reason reason, String event, Instant received) {
        private Stirring.Cause cause() {
            return reason instanceof Notice.Stands stands
                    ? new Stirring.Cause(
                            reason.subject(),
                            event,
                            received,
                            stands.standing().head(),
                            stands.standing().base())
                    : new Stirring.Cause(reason.subject(), event, received);
        }
    }

    /** Does what several tell that are about one pull request each; of one, in their order. */
    void together(List<Given> all) {
        Map<String, Stirring.Stirred> pulls =
                Stirring.each(jdbc, all.stream().map(Given::cause).toList());
        Set<Long> known = new HashSet<>();
        Arrivals arrivals = new Arrivals();
        for (Given given : all) {
            Notice.Reason reason = given.reason();
            Stirring.Stirred pull = pulls.get(reason.subject().key());
            boolean first = known.add(pull.id()) && pull.first();
            if (first && reason instanceof Notice.Stands stands) {
                arrivals.add(pull.id(), reason.subject().repositoryId(), stands.standing());
            } else {
                // It may build on where the same pull request has arrived.
                arrivals.keep(jdbc, clock.instant());
                keep(pull.id(), reason);
            }
        }
        arrivals.keep(jdbc, clock.instant());
    }

    private void keep(long id, Notice.Reason reason) {
        if (reason instanceof Notice.Stands stands) {
            move(id, stands.standing());
        } else if (reason instanceof Notice.Closed) {
            places.open(id, false);
        } else if (reason instanceof Notice.Merged merged) {
            MergeRow.keep(jdbc, id, merged);
            places.open(id, false);
        } else if (reason instanceof Notice.Spoken spoken) {
            speak(id, spoken);
        } else if (reason instanceof Notice.Acted acted) {
            actor(id, acted.by());
        } else if (reason instanceof Notice.Tampered) {
            putBack(id);
        } else if (reason instanceof Notice.Retouched retouched) {
            retouch(id, retouched);
        }
    }

    private void move(long id, Push standing) {
        List<Push> before = jdbc.list(PushRow.of(id));
        boolean stays = !before.isEmpty()
                && before.get(before.size() - 1).head().equals(standing.head())
                && before.get(before.size() - 1).base().equals(standing.base());
        if (stays && standing.kind() != Push.Kind.PUSHED) {
            // Opened again, or edited: it stands where it stood.
            places.open(id, true);
            return;
        }
        jdbc.together(List.of(PushRow.keep(id, standing)));
        List<Push> pushes = before.isEmpty() ? List.of(standing) : jdbc.list(PushRow.of(id));
        Push last = pushes.get(pushes.size() - 1);
        places.move(id, last.head(), last.base());
        bind(id, standing.at(), pushes);
    }

    /**
     * Comments may arrive before the push that they were written after: each belongs to the head of its own moment. In the
     * push's own second nobody can tell which came first, so what was known when the comment arrived stays.
     */
    private void bind(long id, Instant since, List<Push> pushes) {
        jdbc.together(jdbc.list(SpokenLineRow.of(id)).stream()
                .filter(line -> line.head().isEmpty() || since.isBefore(line.at()))
                .map(line -> line.bind(headAt(pushes, line.at())))
                .toList());
    }

    private void speak(long id, Notice.Spoken spoken) {
        String head = headAt(jdbc.list(PushRow.of(id)), spoken.at());
        List<Jdbc.Step> lines = new ArrayList<>();
        for (String text : spoken.lines()) {
            lines.add(new SpokenLineRow(spoken.comment(), lines.size(), spoken.by(), spoken.at(), head, text, false)
                    .keep(id));
        }
        jdbc.together(lines);
        actor(id, spoken.by());
    }

    /** Whatever our comment says now, it is written again. */
    private void putBack(long id) {
        jdbc.update(JdbcShelf.FORGET + " where subject_id = ?", id);
    }

    /** Boxes that somebody ticked in a text of ours are commands; nothing else that anybody writes there is. */
    private void retouch(long id, Notice.Retouched retouched) {
        putBack(id);
        String text = Boxes.unticked(retouched.after());
        if (!text.equals(Boxes.unticked(retouched.before())) || !ours(id, text)) {
            return;
        }
        String head = headAt(jdbc.list(PushRow.of(id)), retouched.at());
        List<SpokenLineRow> before = SpokenLineRow.inComment(jdbc, retouched.comment());
        List<Jdbc.Step> lines = new ArrayList<>();
        for (String command : Boxes.changes(retouched.before(), retouched.after())) {
            if (before.stream().noneMatch(one -> one.same(retouched.by(), retouched.at(), command))) {
                int line = before.size() + lines.size();
                lines.add(new SpokenLineRow(
                                retouched.comment(), line, retouched.by(), retouched.at(), head, command, true)
                        .keep(id));
            }
        }
        jdbc.together(lines);
        actor(id, retouched.by());
    }

    /** A question is kept as the command that asks it; what makes them due is told besides. */
    private void question(Notice.Questioned asked) {
        List<Jdbc.Step> lines = new ArrayList<>();
        for (long id : jdbc.list(OPEN_AT, row -> row.getLong(1), asked.repositoryId(), asked.head())) {
            List<SpokenLineRow> before = SpokenLineRow.inComment(jdbc, SpokenLineRow.NO_COMMENT + id);
            if (before.stream()
                    .noneMatch(line -> line.head().equals(asked.head())
                            && line.by().id() == asked.by().id())) {
                lines.add(new SpokenLineRow(
                                SpokenLineRow.NO_COMMENT + id,
                                before.size(),
                                asked.by(),
                                asked.at(),
                                asked.head(),
                                Verb.WHY.usage(),
                                true)
                        .keep(id));
            }
        }
        jdbc.together(lines);
    }

    private boolean ours(long id, String text) {
        return jdbc.query(
                        "select 1 from comment_text where subject_id = ? and digest = ?",
                        row -> row.getInt(1),
                        id,
                        Sha256.of(text))
                .isPresent();
    }

    /** A changed comment is spoken of only when its commands are other than those that were written first. */
    private void edit(Notice.Edited edited, Stirring stirring) {
        List<String> first = SpokenLineRow.inComment(jdbc, edited.comment()).stream()
                .map(SpokenLineRow::text)
                .toList();
        if (first.equals(edited.lines())) {
            return;
        }
        long id = stirring.one(edited.subject());
        jdbc.update(
                EDIT,
                edited.comment(),
                id,
                edited.by().login(),
                edited.at(),
                headAt(jdbc.list(PushRow.of(id)), edited.at()),
                edited.lines().isEmpty() ? "" : edited.lines().get(0));
    }

    /** The head that was there when something was written, not when we heard of it; empty when nobody knows. */
    private static String headAt(List<Push> pushes, Instant at) {
        return pushes.stream()
                .filter(push -> !push.at().isAfter(at))
                .reduce((older, newer) -> newer)
                .map(Push::head)
                .orElse("");
    }

    private void actor(long id, Person by) {
        if (by.isUser()) {
            jdbc.update("insert into actor (subject_id, login) values (?, ?) on conflict do nothing", id, by.login());
        }
    }
}
