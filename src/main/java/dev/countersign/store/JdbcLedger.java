package dev.countersign.store;

import dev.countersign.core.change.Push;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.command.Command;
import dev.countersign.core.notice.Notice;
import dev.countersign.core.report.Boxes;
import dev.countersign.core.report.Headline;
import dev.countersign.core.report.Publication;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Evaluation;
import dev.countersign.flow.Ledger;
import dev.countersign.flow.Look;
import dev.countersign.flow.Remembered;
import dev.countersign.flow.Subject;
import dev.countersign.json.VerdictJson;
import dev.countersign.notify.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The ledger on the tables: evaluations are only ever added, each bearing the hash of the one before. */
@ApplicationScoped
public class JdbcLedger implements Ledger {

    private static final String STANDS = "update subject set awaits_checks = ?, awaits_labels = ?, governed = true,"
            + " head = ?, base = ?, open = true where id = ?";
    private static final String TEXT =
            "insert into comment_text (subject_id, digest) values (?, ?) on conflict do nothing";
    private static final String UNANSWERED = "select comment_id, received from spoken_line"
            + " where subject_id = ? and not answered order by at, comment_id, line";

    private final Jdbc jdbc;
    private final Places places;
    private final KeptActs acts;
    private final Notices notices;
    private final Clock clock;

    /** Works on this database, and tells those who want it. */
    public JdbcLedger(DataSource database, Notices notices, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.places = new Places(jdbc, clock);
        this.acts = new KeptActs(jdbc);
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Remembered recall(Look.AtPull look, Subject subject) {
        long id = look.work();
        Journey first = jdbc.journey();
        Supplier<Traces> found = Traces.of(first, id);
        Journey.Answer<Push> pushes = first.ask(PushRow.of(id));
        Supplier<Dossier.Earlier> earlier = EvaluationRow.earlier(first, subject.repositoryId(), id);
        Supplier<Chronicle.Extent> extent = JdbcChronicle.extent(first, subject.repositoryId());
        first.go();
        Traces traces = found.get();
        LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Journey second = jdbc.journey();
        var lines = traces.ask(Traces.Table.SPOKEN_LINE, second, SpokenLineRow.of(id));
        var acts = traces.ask(Traces.Table.ACT_SEEN, second, KeptPeople.known(id));
        var pictures = traces.ask(Traces.Table.FINGERPRINT, second, FingerprintRow.of(id));
        var markers = traces.ask(Traces.Table.MARKER_SEEN, second, KeptEvidence.markers(id));
        var sightings = traces.ask(Traces.Table.EVIDENCE_SEEN, second, KeptEvidence.sightings(id));
        var exemptions =
                traces.ask(Traces.Table.TOOL_EXCEPTION, second, KeptActs.exemptions(subject.repositoryId(), id, day));
        var edits = traces.ask(Traces.Table.COMMENT_EDIT, second, KeptActs.edits(id));
        var asked = traces.ask(Traces.Table.REVIEW_REQUEST, second, KeptRequests.asked(id));
        var actors = traces.ask(Traces.Table.ACTOR, second, KeptPeople.actors(id));
        var assignees = traces.ask(Traces.Table.ASSIGNEE_SEEN, second, KeptPeople.assignees(id));
        var last = traces.ask(Traces.Table.EVALUATION, second, EvaluationRow.latest(id));
        second.go();
        Map<History.Position, Fingerprint> seen = new LinkedHashMap<>();
        pictures.all().forEach(one -> seen.put(one.position(), one.fingerprint()));
        return new Remembered(
                pushes.all(),
                lines.all().stream().flatMap(line -> line.act().stream()).toList(),
                new Dossier.Memory(
                        acts.all().stream().collect(Collectors.toMap(KeptPeople.Seen::place, KeptPeople.Seen::number)),
                        Pictures.of(seen),
                        markers.all(),
                        sightings.all(),
                        exemptions.all(),
                        edits.all(),
                        asked.all(),
                        List.of()),
                Set.copyOf(actors.all()),
                assignees.all(),
                earlier.get(),
                extent.get(),
                last.first().map(EvaluationRow::puzzle).orElseGet(Remembered.Puzzle::nothing));
    }

    @Override
    @Transactional
    public void record(Look.AtPull look, Subject subject, Evaluation evaluation) {
        Journey before = jdbc.journey();
        Journey.Answer<SubjectRow> locked = before.ask(SubjectRow.locked(look));
        Journey.Answer<EvaluationRow> last = before.ask(EvaluationRow.latest(look.work()));
        before.go();
        SubjectRow row = locked.first().orElseThrow();
        long id = row.id();
        Push standing = evaluation.standing();
        acts.keep(id, evaluation).ifPresent(first -> tell(subject, first, evaluation));
        places.show(
                subject.repositoryId(),
                row.head(),
                standing.head(),
                !row.base().equals(standing.base()) || !row.open());
        Journey changes = jdbc.journey();
        Optional<Supplier<KeptVerdicts.Kept>> kept = KeptVerdicts.keep(changes, subject, id, last.first(), evaluation);
        changes.change(changes(id, subject, evaluation));
        changes.go();
        kept.ifPresent(verdict -> tell(subject, verdict.get(), evaluation));
    }

    private List<Jdbc.Step> changes(long id, Subject subject, Evaluation evaluation) {
        Push standing = evaluation.standing();
        List<Jdbc.Step> steps = new ArrayList<>();
        steps.add(PushRow.keep(id, standing));
        steps.add(FingerprintRow.keep(id, standing, evaluation.fingerprint(), evaluation.at()));
        steps.addAll(KeptEvidence.keep(id, evaluation));
        steps.addAll(KeptRequests.keepSignOffs(id, evaluation.given()));
        steps.add(KeptBriefs.keep(id, evaluation));
        steps.addAll(KeptPeople.keep(id, evaluation.acts(), evaluation.assignees()));
        steps.add(new Jdbc.Step(TEXT, id, digest(evaluation.publication().comment())));
        steps.add(new Jdbc.Step(
                "update publication set wanted = ? where subject_id = ?",
                VerdictJson.write(evaluation.publication()),
                id));
        String awaited = evaluation.awaitedChecks().stream()
                .sorted()
                .map(name -> "\n" + name + "\n")
                .collect(Collectors.joining());
        steps.add(new Jdbc.Step(STANDS, awaited, evaluation.labelsMatter(), standing.head(), standing.base(), id));
        steps.add(HeadRow.needed(subject.repositoryId(), standing.head(), clock.instant()));
        return steps;
    }

    private static String digest(Publication.Comment comment) {
        String text = comment instanceof Publication.Comment.Shown shown
                ? shown.markdown()
                : ((Publication.Comment.OnlyIfThere) comment).markdown();
        return Sha256.of(Boxes.unticked(text));
    }

    @Override
    @Transactional
    public void exempt(Subject subject, List<Act.Commanded> exceptions) {
        long id = SubjectRow.id(jdbc, subject);
        boolean some = false;
        for (Act.Commanded act : exceptions) {
            some |= act.command() instanceof Command.AllowTool && acts.exempt(subject.repositoryId(), id, act);
        }
        if (some) {
            new Stirring(jdbc, Errand.current().event(), clock.instant())
                    .all("repository_id = ? and id <> ?", subject.repositoryId(), id);
        }
    }

    @Override
    @Transactional
    public void close(Look.AtPull look, Subject subject) {
        SubjectRow row = SubjectRow.locked(jdbc, look);
        jdbc.update("update subject set awaits_checks = '' where id = ?", row.id());
        places.open(row.id(), false);
    }

    @Override
    @Transactional
    public void leaveAlone(Look.AtPull look, Subject subject, Push standing) {
        SubjectRow row = SubjectRow.locked(jdbc, look);
        places.move(row.id(), standing.head(), standing.base());
        jdbc.update("update subject set awaits_checks = '', governed = false where id = ?", row.id());
        HeadRow.stirIf(jdbc, "", subject.repositoryId(), standing.head(), clock.instant());
    }

    @Override
    public List<Unanswered> unanswered(Subject subject) {
        return jdbc
                .list(
                        UNANSWERED,
                        row -> new Unanswered(row.getLong(1), row.getBoolean(2)),
                        SubjectRow.id(jdbc, subject))
                .stream()
                .distinct()
                .toList();
    }

    @Override
    public void received(long comment) {
        jdbc.update("update spoken_line set received = true where comment_id = ?", comment);
    }

    @Override
    public void answered(long comment) {
        jdbc.update("update spoken_line set answered = true where comment_id = ?", comment);
    }

    private void tell(Subject about, KeptVerdicts.Kept kept, Evaluation evaluation) {
        boolean news = kept.before().isEmpty()
                ? asks(evaluation.verdict())
                : !kept.before().equals(kept.outcome());
        if (!news) {
            return;
        }
        notices.tell(
                "verdict-" + kept.id(),
                new Notice.VerdictChanged(
                        about.ref(),
                        evaluation.given().facts().pullRequest().title(),
                        evaluation.standing().head(),
                        kept.before(),
                        kept.outcome(),
                        Headline.title(evaluation.verdict()),
                        evaluation.verdict().risk().level().word()),
                evaluation.at());
    }

    /** Of a first verdict: one that asks for nothing is how most changes stand, and no news. */
    private static boolean asks(Verdict first) {
        return !(first.outcome() instanceof Outcome.Cleared) || first.asked() > 0;
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
