package dev.countersign.flow;

import dev.countersign.core.change.Facts;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Codeowners;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Statement;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.Kinds;
import dev.countersign.core.risk.Landscape;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Independence;
import dev.countersign.core.signoff.Standing;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a case of what was read: which tools helped, how risky it is, what people did. Immutable. */
public final class Assess {

    private final Detectors detectors;
    private final RiskModel model;

    /** Detects by this catalogue and weighs by this model. */
    public Assess(Catalogue catalogue, RiskModel model) {
        this.detectors = new Detectors(catalogue);
        this.model = model;
    }

    /** The tools that are known under that policy. */
    public Catalogue catalogue(Policy policy) {
        return detectors.of(policy.addedTools()).catalogue();
    }

    /** The case of one evaluation under that policy. */
    public Case assess(Dossier dossier, PolicyInForce policy) {
        Facts facts = dossier.facts();
        Detector detector = detectors.of(policy.policy().addedTools());
        Catalogue catalogue = detector.catalogue();
        Assistance found = detector.detect(facts).including(dossier.memory().evidence(), catalogue);
        Dossier.Earlier earlier = dossier.earlier();
        Risk risk = earlier.anchor()
                .applied(risk(facts, dossier.past(), policy.policy()))
                .ranked(earlier.defects(), earlier.rollbacks());
        Assistance assistance = declared(found, facts, dossier, catalogue, policy.policy());
        return new Case(dossier, catalogue, assistance, risk, policy.policy(), policy.notes(), policy.doubts());
    }

    /** How risky the change is, under that policy's areas and levels. */
    public Risk risk(Facts facts, History history, Policy policy) {
        return model.assess(
                facts,
                history,
                new Landscape(policy.areas(), Kinds.of(policy.farReaching())),
                policy.levels().medium(),
                policy.levels().high(),
                policy.levels().critical());
    }

    /** The author's last word by command replaces what the description says; it never removes evidence. */
    private Assistance declared(Assistance found, Facts facts, Dossier dossier, Catalogue catalogue, Policy policy) {
        Set<String> known = Case.toolIds(catalogue, policy);
        Optional<Act.Commanded> last = dossier.lines().stream()
                .filter(Act.Commanded.class::isInstance)
                .map(Act.Commanded.class::cast)
                .filter(act -> act.command() instanceof Command.Ai ai
                        && (ai.tool().equals("none") || known.contains(ai.tool())))
                .filter(act -> Independence.standsForAuthor(facts.pullRequest(), act.by()))
                .max(Standing.order(dossier.memory().known()));
        if (last.isEmpty()) {
            return found;
        }
        Act.Commanded act = last.get();
        String tool = ((Command.Ai) act.command()).tool();
        if (tool.equals("none")) {
            return found.declared(new Statement.NoTool(act.place(), act.text()), List.of(), catalogue);
        }
        Evidence said = new Evidence(tool, Role.ASSISTED, "statement", act.place(), act.text());
        return found.declared(new Statement.SomeTool(act.place(), act.text()), List.of(said), catalogue);
    }

    /** Who owns the touched files by a code owners file; nobody when there is none. */
    public static List<Signers> codeOwners(Facts facts, PolicyText text) {
        if (!(text instanceof PolicyText.Found found)) {
            return List.of();
        }
        Codeowners owners = Codeowners.parse(found.text());
        return facts.files().stream()
                .flatMap(file -> Stream.of(file.path(), file.previousPath()).distinct())
                .flatMap(path -> owners.ownersOf(path).stream())
                .flatMap(owner -> Signers.read(owner).stream())
                .distinct()
                .toList();
    }
}
