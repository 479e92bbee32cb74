package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.command.Command;
import dev.countersign.core.report.Boxes;
import dev.countersign.core.report.Publication;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Evaluation;
import dev.countersign.flow.Ledger;
import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Remembered;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import dev.countersign.json.VerdictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ledger on the tables: evaluations are only ever added, each bearing the hash of the one before. */
@ApplicationScoped
public class PanacheLedger implements Ledger {

    private static final int COMPARED = 500;

    private final EntityManager database;
    private final Instance<Due> due;
    private final Places places;
    private final KeptEvidence evidence;
    private final KeptActs acts;
    private final KeptRequests requests;
    private final KeptBriefs briefs;
    private final Looks looks;
    private final Clock clock;

    /** Works on this database, makes pull requests and checks due through this queue, and takes only newest looks' word. */
    public PanacheLedger(EntityManager database, Instance<Due> due, Looks looks, Clock clock) {
        this.database = database;
        this.due = due;
        this.places = new Places(due);
        this.evidence = new KeptEvidence(database);
        this.acts = new KeptActs(database);
        this.requests = new KeptRequests(database);
        this.briefs = new KeptBriefs(database);
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Remembered recall(Subject subject) {
        SubjectRow row = SubjectRow.of(subject);
        List<Push> pushes = PushRow.of(row.id).stream().map(PushRow::push).toList();
        List<Act> lines = SpokenLineRow.of(row.id).stream()
                .flatMap(line -> line.act().stream())
                .toList();
        Map<History.Position, Fingerprint> seen = new LinkedHashMap<>();
        FingerprintRow.of(row.id).forEach(one -> seen.put(one.position(), one.fingerprint()));
        List<Object[]> earlier = earlier(row);
        return new Remembered(
                pushes,
                lines,
                new Dossier.Memory(
                        known(row.id),
                        seen,
                        evidence.markers(row.id),
                        evidence.sightings(row.id),
                        acts.exemptions(
                                row, clock.instant().atZone(ZoneOffset.UTC).toLocalDate()),
                        acts.edits(row.id),
                        requests.asked(row.id),
                        List.of()),
                actors(row.id),
                assignees(row.id),
                new Dossier.Earlier(
                        earlier.stream().map(one -> (Double) one[0]).toList(),
                        earlier.stream().map(one -> (Double) one[1]).toList()),
                EvaluationRow.latest(row.id).map(EvaluationRow::puzzle).orElseGet(Remembered.Puzzle::nothing));
    }

    @Override
    @Transactional
    public void record(Look.AtPull look, Subject subject, Evaluation evaluation) {
        SubjectRow row = locked(look, subject);
        Push standing = evaluation.standing();
        PushRow.keep(row.id, standing);
        keepFingerprint(row.id, standing, evaluation);
        evidence.keep(row.id, evaluation);
        acts.keep(row.id, evaluation);
        requests.keepSignOffs(row.id, evaluation.given());
        briefs.keep(row.id, evaluation);
        keepActs(row.id, evaluation.acts());
        keepAssignees(row.id, evaluation.assignees());
        append(row.id, standing, evaluation);
        row.awaitsChecks = evaluation.awaitedChecks().stream()
                .sorted()
                .map(name -> "\n" + name + "\n")
                .collect(Collectors.joining());
        row.awaitsLabels = evaluation.labelsMatter();
        row.governed = true;
        keepText(row.id, evaluation.publication().comment());
        Rows.publication(row.id).wanted = VerdictJson.write(evaluation.publication());
        places.move(row, standing.head(), standing.base());
        HeadRow.need(row.repositoryId, standing.head(), due.get());
    }

    @Override
    @Transactional
    public void exempt(Subject subject, List<Act.Commanded> exceptions) {
        SubjectRow row = SubjectRow.of(subject);
        boolean some = false;
        for (Act.Commanded act : exceptions) {
            some |= act.command() instanceof Command.AllowTool && acts.exempt(row, act);
        }
        if (some) {
            new Stirring(database, due, Errand.current().event(), clock.instant())
                    .all("repository_id = ?1 and id <> ?2", row.repositoryId, row.id);
        }
    }

    @Override
    @Transactional
    public void close(Look.AtPull look, Subject subject) {
        SubjectRow row = locked(look, subject);
        row.awaitsChecks = "";
        places.close(row);
    }

    @Override
    @Transactional
    public void leaveAlone(Look.AtPull look, Subject subject, Push standing) {
        SubjectRow row = locked(look, subject);
        row.awaitsChecks = "";
        places.move(row, standing.head(), standing.base());
        row.governed = false;
        HeadRow.stirIf("", row.repositoryId, row.head, due.get());
    }

    @Override
    @Transactional
    public List<Unanswered> unanswered(Subject subject) {
        return SpokenLineRow.of(SubjectRow.of(subject).id).stream()
                .filter(line -> !line.answered)
                .map(line -> new Unanswered(line.commentId, line.received))
                .distinct()
                .toList();
    }

    @Override
    @Transactional
    public void received(long comment) {
        SpokenLineRow.update("received = true where commentId = ?1", comment);
    }

    @Override
    @Transactional
    public void answered(long comment) {
        SpokenLineRow.update("answered = true where commentId = ?1", comment);
    }

    private SubjectRow locked(Look.AtPull look, Subject subject) {
        SubjectRow row = SubjectRow.locked(subject);
        looks.require(look);
        return row;
    }

    private List<Object[]> earlier(SubjectRow row) {
        // Only those that were judged before this one was: what comes later must not change its verdict.
        return database.createQuery(
                        "select e.defect, e.rollback from EvaluationRow e where e.id in (select max(l.id) from"
                                + " EvaluationRow l, SubjectRow s where l.subjectId = s.id and s.repositoryId = ?1"
                                + " and s.id <> ?2 and l.id < coalesce((select min(f.id) from EvaluationRow f"
                                + " where f.subjectId = ?2), 9223372036854775807L)"
                                + " group by l.subjectId) order by e.id desc",
                        Object[].class)
                .setParameter(1, row.repositoryId)
                .setParameter(2, row.id)
                .setMaxResults(COMPARED)
                .getResultList();
    }

    private Map<String, Long> known(long id) {
        List<?> rows = database.createNativeQuery("select place, seen from act_seen where subject_id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(one -> (String) one[0], one -> ((Number) one[1]).longValue()));
    }

    private void keepActs(long id, List<String> places) {
        for (String place : places) {
            database.createNativeQuery(
                            "insert into act_seen (subject_id, place) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, place)
                    .executeUpdate();
        }
    }

    private List<Person> assignees(long id) {
        List<?> rows = database.createNativeQuery(
                        "select person_id, login, kind from assignee_seen where subject_id = ?1 order by person_id")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new Person(
                        ((Number) one[0]).longValue(), (String) one[1], Person.Kind.valueOf((String) one[2])))
                .toList();
    }

    private void keepAssignees(long id, List<Person> assignees) {
        for (Person person : assignees) {
            database.createNativeQuery("insert into assignee_seen (subject_id, person_id, login, kind)"
                            + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, person.id())
                    .setParameter(3, person.login())
                    .setParameter(4, person.kind().name())
                    .executeUpdate();
        }
    }

    private Set<String> actors(long id) {
        List<?> rows = database.createNativeQuery("select login from actor where subject_id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private void keepFingerprint(long id, Push standing, Evaluation evaluation) {
        database.createNativeQuery("insert into fingerprint (subject_id, head, base, files, at)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict (subject_id, head, base) do update"
                        + " set files = excluded.files, at = excluded.at")
                .setParameter(1, id)
                .setParameter(2, standing.head())
                .setParameter(3, standing.base())
                .setParameter(4, FingerprintRow.text(evaluation.fingerprint()))
                .setParameter(5, evaluation.at())
                .executeUpdate();
    }

    private void keepText(long id, Publication.Comment comment) {
        String text = comment instanceof Publication.Comment.Shown shown
                ? shown.markdown()
                : ((Publication.Comment.OnlyIfThere) comment).markdown();
        database.createNativeQuery(
                        "insert into comment_text (subject_id, digest) values (?1, ?2) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, Sha256.of(Boxes.unticked(text)))
                .executeUpdate();
    }

    private static void append(long id, Push standing, Evaluation evaluation) {
        String verdict = VerdictJson.write(evaluation.verdict());
        String policies = VerdictJson.write(evaluation.policies());
        EvaluationRow last = EvaluationRow.latest(id).orElse(null);
        if (last != null
                && last.verdict.equals(verdict)
                && last.policies.equals(policies)
                && last.base.equals(standing.base())) {
            return;
        }
        String facts = FactsRow.text(evaluation.given());
        Likelihood likelihood = evaluation.verdict().risk().likelihood();
        EvaluationRow row = new EvaluationRow();
        row.subjectId = id;
        row.head = standing.head();
        row.base = standing.base();
        row.at = evaluation.at();
        row.outcome = evaluation.verdict().outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        row.defect = likelihood.defect().probability();
        row.rollback = likelihood.rollback().probability();
        row.policies = policies;
        row.verdict = verdict;
        row.previousHash = last == null ? "" : last.hash;
        row.factsDigest = FactsRow.digest(facts);
        row.hash = Sha256.of(row.content());
        row.persist();
        FactsRow.keep(row, evaluation.given(), facts);
    }
}
