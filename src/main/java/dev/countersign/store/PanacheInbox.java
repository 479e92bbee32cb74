package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.Boxes;
import dev.countersign.inbox.Delivery;
import dev.countersign.inbox.Due;
import dev.countersign.inbox.Inbox;
import dev.countersign.inbox.Notice;
import dev.countersign.inbox.PastQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Keeps deliveries and what they mean in one transaction each. */
@ApplicationScoped
public class PanacheInbox implements Inbox {

    private final EntityManager database;
    private final Instance<Due> due;
    private final Instance<PastQueue> pasts;
    private final Clock clock;
    private final Places places;

    /** Makes pull requests due through this queue. */
    public PanacheInbox(EntityManager database, Instance<Due> due, Instance<PastQueue> pasts, Clock clock) {
        this.database = database;
        this.due = due;
        this.pasts = pasts;
        this.clock = clock;
        this.places = new Places(due);
    }

    @Override
    @Transactional
    public boolean accept(Delivery delivery, List<Notice> notices, String note) {
        int added = database.createNativeQuery(
                        "insert into delivery (guid, event, action, installation, digest, received, note)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (guid) do nothing")
                .setParameter(1, delivery.guid())
                .setParameter(2, delivery.event())
                .setParameter(3, delivery.action())
                .setParameter(4, delivery.installation())
                .setParameter(5, delivery.digest())
                .setParameter(6, clock.instant())
                .setParameter(7, note)
                .executeUpdate();
        if (added == 0) {
            database.createNativeQuery("update delivery set again = ?2 where guid = ?1")
                    .setParameter(1, delivery.guid())
                    .setParameter(2, clock.instant())
                    .executeUpdate();
            return false;
        }
        Stirring stirring = new Stirring(database, due, delivery.event(), clock.instant());
        notices.forEach(notice -> take(notice, stirring));
        return true;
    }

    private void take(Notice notice, Stirring stirring) {
        if (notice instanceof Notice.Stands stands) {
            move(stirring.one(stands.subject()), stands.standing());
        } else if (notice instanceof Notice.Closed closed) {
            places.close(stirring.one(closed.subject()));
        } else if (notice instanceof Notice.Merged merged) {
            long id = stirring.one(merged.subject());
            MergeRow.keep(id, merged);
            places.close(id);
        } else if (notice instanceof Notice.GroupAsked asked) {
            MergeGroupRow.keep(HeadRow.need(asked.last().repositoryId(), asked.head(), due.get()), asked);
        } else if (notice instanceof Notice.GroupOver over) {
            MergeGroupRow.end(over.repositoryId(), over.head());
        } else if (notice instanceof Notice.BranchPushed pushed) {
            if (BasePushRow.pushed(pushed.repository())) {
                stirring.all("installation = ?1", pushed.installation());
            }
        } else if (notice instanceof Notice.RepositoryIs named) {
            places.rename(named);
            stirring.all("repository_id = ?1", named.repositoryId());
        } else if (notice instanceof Notice.Spoken spoken) {
            speak(stirring.one(spoken.subject()), spoken);
        } else if (notice instanceof Notice.Acted acted) {
            actor(stirring.one(acted.subject()), acted.by());
        } else if (notice instanceof Notice.Stirred stirred) {
            stirring.one(stirred.subject());
        } else if (notice instanceof Notice.Labelled labelled) {
            stirring.all(
                    "repository_id = ?1 and number = ?2 and awaits_labels",
                    labelled.subject().repositoryId(),
                    labelled.subject().ref().number());
        } else if (notice instanceof Notice.Tampered tampered) {
            putBack(stirring.one(tampered.subject()));
        } else if (notice instanceof Notice.Retouched retouched) {
            retouch(stirring.one(retouched.subject()), retouched);
        } else if (notice instanceof Notice.Edited edited) {
            edit(edited, stirring);
        } else if (notice instanceof Notice.CheckDone done) {
            stirring.all(
                    "repository_id = ?1 and head = ?2 and position(?3 in awaits_checks) > 0",
                    done.repositoryId(),
                    done.head(),
                    "\n" + done.check() + "\n");
        } else if (notice instanceof Notice.Asked asked) {
            stirring.all("repository_id = ?1 and head = ?2", asked.repositoryId(), asked.head());
            HeadRow.stirIf("", asked.repositoryId(), asked.head(), due.get());
            database.createNativeQuery("update policy_check set made_from = '', check_digest = '' where subject_id in"
                            + " (select id from subject where repository_id = ?1 and head = ?2)")
                    .setParameter(1, asked.repositoryId())
                    .setParameter(2, asked.head())
                    .executeUpdate();
        } else if (notice instanceof Notice.RepositoryChanged changed) {
            stirring.all("repository_id = ?1", changed.repositoryId());
        } else if (notice instanceof Notice.InstallationChanged changed) {
            stirring.all("installation = ?1", changed.installation());
        } else if (notice instanceof Notice.Grown grown) {
            pasts.get().welcome(grown.project());
        }
    }

    private void move(long id, Push standing) {
        List<Push> before = PushRow.of(id);
        boolean stays = !before.isEmpty()
                && before.get(before.size() - 1).head().equals(standing.head())
                && before.get(before.size() - 1).base().equals(standing.base());
        if (stays && standing.kind() != Push.Kind.PUSHED) {
            // Opened again, or edited: it stands where it stood.
            places.reopen(id);
            return;
        }
        PushRow.keep(id, standing);
        List<Push> pushes = before.isEmpty() ? List.of(standing) : PushRow.of(id);
        Push last = pushes.get(pushes.size() - 1);
        places.move(id, last.head(), last.base());
        bind(id, standing.at(), pushes);
    }

    /**
     * Comments may arrive before the push that they were written after: each belongs to the head of its own moment. In the
     * push's own second nobody can tell which came first, so what was known when the comment arrived stays.
     */
    private static void bind(long id, Instant since, List<Push> pushes) {
        SpokenLineRow.of(id).stream()
                .filter(line -> line.head.isEmpty() || since.isBefore(line.at))
                .forEach(line -> line.head = headAt(pushes, line.at));
    }

    private void speak(long id, Notice.Spoken spoken) {
        String head = headAt(PushRow.of(id), spoken.at());
        for (int line = 0; line < spoken.lines().size(); line++) {
            keep(
                    id,
                    spoken.comment(),
                    line,
                    spoken.by(),
                    spoken.at(),
                    head,
                    spoken.lines().get(line),
                    false);
        }
        actor(id, spoken.by());
    }

    /** Keeps a command; nobody waits for a reaction to a box. */
    private void keep(long id, long comment, int line, Person by, Instant at, String head, String text, boolean boxed) {
        database.createNativeQuery("insert into spoken_line (comment_id, line, subject_id, by_id, by_login, by_kind,"
                        + " at, head, text, answered, boxed) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)"
                        + " on conflict (comment_id, line) do nothing")
                .setParameter(1, comment)
                .setParameter(2, line)
                .setParameter(3, id)
                .setParameter(4, by.id())
                .setParameter(5, by.login())
                .setParameter(6, by.kind().name())
                .setParameter(7, at)
                .setParameter(8, head)
                .setParameter(9, text)
                .setParameter(10, boxed)
                .executeUpdate();
    }

    /** Whatever our comment says now, it is written again. */
    private void putBack(long id) {
        database.createNativeQuery("update publication set comment_digest = '' where subject_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Boxes that somebody ticked in a text of ours are commands; nothing else that anybody writes there is. */
    private void retouch(long id, Notice.Retouched retouched) {
        putBack(id);
        String text = Boxes.unticked(retouched.after());
        if (!text.equals(Boxes.unticked(retouched.before())) || !ours(id, text)) {
            return;
        }
        String head = headAt(PushRow.of(id), retouched.at());
        List<SpokenLineRow> before = SpokenLineRow.inComment(retouched.comment());
        int line = before.size();
        for (String command : Boxes.changes(retouched.before(), retouched.after())) {
            if (before.stream().noneMatch(one -> one.same(retouched.by(), retouched.at(), command))) {
                keep(id, retouched.comment(), line, retouched.by(), retouched.at(), head, command, true);
                line++;
            }
        }
        actor(id, retouched.by());
    }

    private boolean ours(long id, String text) {
        return !database.createNativeQuery("select 1 from comment_text where subject_id = ?1 and digest = ?2")
                .setParameter(1, id)
                .setParameter(2, Sha256.of(text))
                .getResultList()
                .isEmpty();
    }

    /** A changed comment is spoken of only when its commands are other than those that were written first. */
    private void edit(Notice.Edited edited, Stirring stirring) {
        List<String> first = SpokenLineRow.inComment(edited.comment()).stream()
                .map(line -> line.text)
                .toList();
        if (first.equals(edited.lines())) {
            return;
        }
        long id = stirring.one(edited.subject());
        database.createNativeQuery("insert into comment_edit (comment_id, subject_id, by_login, at, head, text)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (comment_id) do update set"
                        + " by_login = excluded.by_login, at = excluded.at, head = excluded.head, text = excluded.text"
                        + " where comment_edit.at <= excluded.at")
                .setParameter(1, edited.comment())
                .setParameter(2, id)
                .setParameter(3, edited.by().login())
                .setParameter(4, edited.at())
                .setParameter(5, headAt(PushRow.of(id), edited.at()))
                .setParameter(6, edited.lines().isEmpty() ? "" : edited.lines().get(0))
                .executeUpdate();
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
            database.createNativeQuery("insert into actor (subject_id, login) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, by.login())
                    .executeUpdate();
        }
    }
}
