package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.risk.ChangeMessage;
import dev.countersign.core.risk.GuidancePast;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Assess;
import dev.countersign.flow.CatalogSource;
import dev.countersign.flow.Catalogs;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Reading;
import dev.countersign.flow.Subject;
import dev.countersign.gitrepo.LocalPeople;
import dev.countersign.gitrepo.PastCommit;
import dev.countersign.json.VerdictJson;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.text.Ink;
import dev.countersign.text.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Judges by the built-in catalogue and weights; nobody has signed anything yet. */
final class CoreJudge implements LocalJudge {

    /** So many of the last changes are weighed too, to rank the one in question. */
    private static final int COMPARED = 500;

    private final Catalogue catalogue = Catalogues.builtIn();
    private final RiskModel model = new RiskModel(BuiltInWeights.read());
    private final Assess assess = new Assess(catalogue, model);

    @Override
    public Judged judge(Question question) {
        Facts facts = question.change().facts();
        PolicyInForce inForce = inForce(question);
        Dossier dossier = past(Dossier.of(facts, Instant.now()), question.past(), inForce.policy())
                .ownedBy(Assess.codeOwners(facts, question.codeowners()));
        Verdict verdict = Judge.judge(assess.assess(dossier, inForce));
        String file = question.policy() instanceof PolicyText.Found found ? found.file() : "built-in";
        return new Answer(verdict, facts, file);
    }

    /** The policy with the areas of the catalogue at the base; there is no earlier look whose texts could stand in. */
    private PolicyInForce inForce(Question question) {
        Facts facts = question.change().facts();
        PolicyInForce written = new PolicyInForce(policy(question.policy()), List.of(), List.of(), List.of());
        Reading reading = new Reading(
                facts,
                new PolicyText.Absent("organisation"),
                question.policy(),
                question.codeowners(),
                question.catalog(),
                facts.pullRequest().base().sha(),
                Instant.MIN,
                Directory.empty());
        CatalogSource files =
                (subject, commit, paths) -> paths.stream().map(question.files()).toList();
        return new Catalogs(files, PolicyShelf.empty())
                .over(new Subject(0, 0, facts.pullRequest().ref()), PolicySheets.of(reading), written)
                .owned(question.codeowners());
    }

    private Policy policy(PolicyText text) {
        if (!(text instanceof PolicyText.Found found)) {
            return Policy.builtIn();
        }
        return PolicyOptions.valid(new PolicyReader(catalogue).read(found.file(), found.text()));
    }

    private Dossier past(Dossier dossier, List<PastCommit> past, Policy policy) {
        Facts facts = dossier.facts();
        HistoryBook book = new HistoryBook();
        GuidancePast guidance = new GuidancePast();
        List<Double> defects = new ArrayList<>();
        List<Double> rollbacks = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            PastCommit commit = past.get(i);
            if (i >= past.size() - COMPARED) {
                Risk then = weigh(facts.withFiles(commit.files()), book, commit.authorKey(), commit.at(), policy);
                defects.add(then.likelihood().defect().probability());
                rollbacks.add(then.likelihood().rollback().probability());
            }
            PastChange change = new PastChange(
                    commit.sha(),
                    commit.at(),
                    commit.authorKey(),
                    ChangeMessage.isFix(commit.message()),
                    ChangeMessage.reverts(commit.message()),
                    commit.files());
            book.learn(change);
            guidance.learn(change);
        }
        Identity author = facts.commits().get(facts.commits().size() - 1).author();
        long now = past.isEmpty() ? 0 : past.get(past.size() - 1).at();
        return dossier.after(
                        book.of(facts.files(), LocalPeople.key(author.email()), now),
                        new Dossier.Earlier(defects, rollbacks))
                .guidedBy(guidance.of(facts.files(), policy.areas()));
    }

    private Risk weigh(Facts facts, HistoryBook book, String author, long at, Policy policy) {
        return assess.risk(facts, book.of(facts.files(), author, at), policy);
    }

    private record Answer(Verdict verdict, Facts facts, String policy) implements Judged {

        @Override
        public boolean cleared() {
            return verdict.cleared();
        }

        @Override
        public String text(Ink ink) {
            return Templates.standalone().check(verdict, facts, policy, ink) + "\n";
        }

        @Override
        public String json() {
            return VerdictJson.write(verdict) + "\n";
        }
    }
}
