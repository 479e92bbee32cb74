package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.flow.Subject;
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

    /** Makes pull requests due through this queue. */
    public PanacheInbox(EntityManager database, Instance<Due> due, Instance<PastQueue> pasts, Clock clock) {
        this.database = database;
        this.due = due;
        this.pasts = pasts;
        this.clock = clock;
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
            return false;
        }
        notices.forEach(this::take);
        return true;
    }

    private void take(Notice notice) {
        if (notice instanceof Notice.Stands stands) {
            long id = stir(stands.subject());
            move(id, stands.standing());
        } else if (notice instanceof Notice.Closed closed) {
            long id = stir(closed.subject());
            database.createNativeQuery("update subject set open = false where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        } else if (notice instanceof Notice.Spoken spoken) {
            speak(stir(spoken.subject()), spoken);
        } else if (notice instanceof Notice.Acted acted) {
            actor(stir(acted.subject()), acted.by());
        } else if (notice instanceof Notice.Stirred stirred) {
            stir(stirred.subject());
        } else if (notice instanceof Notice.Labelled labelled) {
            stirAll(
                    "repository_id = ?1 and number = ?2 and awaits_labels",
                    labelled.subject().repositoryId(),
                    labelled.subject().ref().number());
        } else if (notice instanceof Notice.Tampered tampered) {
            database.createNativeQuery("update publication set comment_digest = '' where subject_id = ?1")
                    .setParameter(1, stir(tampered.subject()))
                    .executeUpdate();
        } else if (notice instanceof Notice.CheckDone done) {
            stirAll(
                    "repository_id = ?1 and head = ?2 and position(?3 in awaits_checks) > 0",
                    done.repositoryId(),
                    done.head(),
                    "\n" + done.check() + "\n");
        } else if (notice instanceof Notice.Asked asked) {
            stirAll("repository_id = ?1 and head = ?2", asked.repositoryId(), asked.head());
        } else if (notice instanceof Notice.RepositoryChanged changed) {
            stirAll("repository_id = ?1", changed.repositoryId());
        } else if (notice instanceof Notice.InstallationChanged changed) {
            stirAll("installation = ?1", changed.installation());
        } else if (notice instanceof Notice.Grown grown) {
            pasts.get().welcome(grown.project());
        }
    }

    /** One more reason to look at a pull request; answers its id, with its row locked until the transaction ends. */
    private long stir(Subject subject) {
        Number id = (Number) database.createNativeQuery(
                        "insert into subject (installation, repository_id, owner, repository, number,"
                                + " head, base, open, wanted, done, awaits_checks, awaits_labels)"
                                + " values (?1, ?2, ?3, ?4, ?5, '', '', true, 1, 0, '', false)"
                                + " on conflict (repository_id, number) do update set"
                                + " installation = excluded.installation, owner = excluded.owner,"
                                + " repository = excluded.repository, wanted = subject.wanted + 1 returning id")
                .setParameter(1, subject.installation())
                .setParameter(2, subject.repositoryId())
                .setParameter(3, subject.ref().repository().owner())
                .setParameter(4, subject.ref().repository().name())
                .setParameter(5, subject.ref().number())
                .getSingleResult();
        due.get().now(id.longValue());
        return id.longValue();
    }

    private void stirAll(String where, Object... values) {
        var query = database.createNativeQuery(
                "select id from subject where open and " + where + " order by id for update");
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        for (Object id : query.getResultList()) {
            database.createNativeQuery("update subject set wanted = wanted + 1 where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            due.get().now(((Number) id).longValue());
        }
    }

    private void move(long id, Push standing) {
        List<PushRow> before = PushRow.of(id);
        boolean stays = !before.isEmpty()
                && before.get(before.size() - 1).head.equals(standing.head())
                && before.get(before.size() - 1).base.equals(standing.base());
        if (stays && standing.kind() != Push.Kind.PUSHED) {
            // Opened again, or edited: it stands where it stood.
            database.createNativeQuery("update subject set open = true where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            return;
        }
        PushRow.keep(id, standing);
        List<PushRow> pushes = PushRow.of(id);
        PushRow last = pushes.get(pushes.size() - 1);
        database.createNativeQuery("update subject set head = ?2, base = ?3, open = true where id = ?1")
                .setParameter(1, id)
                .setParameter(2, last.head)
                .setParameter(3, last.base)
                .executeUpdate();
        bind(id, standing.at(), pushes);
    }

    /**
     * Comments may arrive before the push that they were written after: each belongs to the head of its own moment. In the
     * push's own second nobody can tell which came first, so what was known when the comment arrived stays.
     */
    private static void bind(long id, Instant since, List<PushRow> pushes) {
        SpokenLineRow.of(id).stream()
                .filter(line -> line.head.isEmpty() || since.isBefore(line.at))
                .forEach(line -> line.head = headAt(pushes, line.at));
    }

    private void speak(long id, Notice.Spoken spoken) {
        String head = headAt(PushRow.of(id), spoken.at());
        for (int line = 0; line < spoken.lines().size(); line++) {
            database.createNativeQuery(
                            "insert into spoken_line (comment_id, line, subject_id, by_id, by_login, by_kind, at,"
                                    + " head, text, answered) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, false)"
                                    + " on conflict (comment_id, line) do nothing")
                    .setParameter(1, spoken.comment())
                    .setParameter(2, line)
                    .setParameter(3, id)
                    .setParameter(4, spoken.by().id())
                    .setParameter(5, spoken.by().login())
                    .setParameter(6, spoken.by().kind().name())
                    .setParameter(7, spoken.at())
                    .setParameter(8, head)
                    .setParameter(9, spoken.lines().get(line))
                    .executeUpdate();
        }
        actor(id, spoken.by());
    }

    /** The head that was there when something was written, not when we heard of it; empty when nobody knows. */
    private static String headAt(List<PushRow> pushes, Instant at) {
        return pushes.stream()
                .filter(push -> !push.at.isAfter(at))
                .reduce((older, newer) -> newer)
                .map(push -> push.head)
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
