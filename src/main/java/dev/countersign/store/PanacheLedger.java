package dev.countersign.store;

import dev.countersign.core.change.Push;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.command.Command;
import dev.countersign.core.notice.Notice;
import dev.countersign.core.report.Boxes;
import dev.countersign.core.report.Headline;
import dev.countersign.core.report.Publication;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Evaluation;
import dev.countersign.flow.Ledger;
import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Remembered;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import dev.countersign.json.VerdictJson;
import dev.countersign.notify.Notices;
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
import java.util.stream.Collectors;

/** The ledger on the tables: evaluations are only ever added, each bearing the hash of the one before. */
@ApplicationScoped
public class PanacheLedger implements Ledger {

    private final EntityManager database;
    private final Instance<Due> due;
    private final Places places;
    private final KeptEvidence evidence;
    private final KeptActs acts;
    private final KeptRequests requests;
    private final KeptBriefs briefs;
    private final KeptPeople people;
    private final Notices notices;
    private final Looks looks;
    private final Clock clock;

    /** Works on this database, makes pull requests and checks due through this queue, tells those who want it, and takes only newest looks' word. */
    public PanacheLedger(EntityManager database, Instance<Due> due, Looks looks, Notices notices, Clock clock) {
        this.database = database;
        this.due = due;
        this.places = new Places(due);
        this.evidence = new KeptEvidence(database);
        this.acts = new KeptActs(database);
        this.requests = new KeptRequests(database);
        this.briefs = new KeptBriefs(database);
        this.people = new KeptPeople(database);
        this.notices = notices;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Remembered recall(Subject subject) {
        SubjectRow row = SubjectRow.of(subject);
        Traces traces = Traces.of(database, row.id);
        List<Push> pushes = PushRow.of(row.id);
        List<Act> lines = traces.list(Traces.Table.SPOKEN_LINE, () -> SpokenLineRow.of(row.id)).stream()
                .flatMap(line -> line.act().stream())
                .toList();
        Map<History.Position, Fingerprint> seen = new LinkedHashMap<>();
        traces.list(Traces.Table.FINGERPRINT, () -> FingerprintRow.of(row.id))
                .forEach(one -> seen.put(one.position(), one.fingerprint()));
        return new Remembered(
                pushes,
                lines,
                new Dossier.Memory(
                        people.known(traces, row.id),
                        seen,
                        traces.list(Traces.Table.MARKER_SEEN, () -> evidence.markers(row.id)),
                        traces.list(Traces.Table.EVIDENCE_SEEN, () -> evidence.sightings(row.id)),
                        acts.exemptions(
                                row, clock.instant().atZone(ZoneOffset.UTC).toLocalDate()),
                        traces.list(Traces.Table.COMMENT_EDIT, () -> acts.edits(row.id)),
                        traces.list(Traces.Table.REVIEW_REQUEST, () -> requests.asked(row.id)),
                        List.of()),
                people.actors(traces, row.id),
                people.assignees(traces, row.id),
                EvaluationRow.earlier(row),
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
        acts.keep(row.id, evaluation).ifPresent(first -> tell(subject, first, evaluation));
        requests.keepSignOffs(row.id, evaluation.given());
        briefs.keep(row.id, evaluation);
        people.keepActs(row.id, evaluation.acts());
        people.keepAssignees(row.id, evaluation.assignees());
        append(subject, row.id, standing, evaluation);
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

    private void append(Subject about, long subject, Push standing, Evaluation evaluation) {
        String verdict = VerdictJson.write(evaluation.verdict());
        String policies = VerdictJson.write(evaluation.policies());
        EvaluationRow last = EvaluationRow.latest(subject).orElse(null);
        if (last != null
                && last.verdict.equals(verdict)
                && last.policies.equals(policies)
                && last.base.equals(standing.base())) {
            return;
        }
        String facts = FactsRow.text(evaluation.given());
        Likelihood likelihood = evaluation.verdict().risk().likelihood();
        EvaluationRow row = new EvaluationRow();
        row.subjectId = subject;
        row.repositoryId = about.repositoryId();
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
        String before = last == null ? "" : last.outcome;
        if (last == null ? isWorthTelling(evaluation.verdict()) : !before.equals(row.outcome)) {
            tell(about, before, row, evaluation);
        }
    }

    /** Of a first verdict: one that asks for nothing is how most changes stand, and no news. */
    private static boolean isWorthTelling(Verdict first) {
        return !(first.outcome() instanceof Outcome.Cleared) || first.asked() > 0;
    }

    private void tell(Subject about, String before, EvaluationRow now, Evaluation evaluation) {
        notices.tell(
                "verdict-" + now.id,
                new Notice.VerdictChanged(
                        about.ref(),
                        evaluation.given().facts().pullRequest().title(),
                        now.head,
                        before,
                        now.outcome,
                        Headline.title(evaluation.verdict()),
                        evaluation.verdict().risk().level().word()),
                now.at);
    }

    private void tell(Subject about, Act.Commanded first, Evaluation evaluation) {
        if (evaluation.verdict().outcome() instanceof Outcome.Overridden overridden) {
            notices.tell(
                    "override-" + first.comment() + "-" + first.line(),
                    new Notice.OverrideUsed(
                            about.ref(),
                            evaluation.verdict().head(),
                            overridden.by(),
                            overridden.why(),
                            overridden.until()),
                    evaluation.at());
        }
    }
}
