package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Closest;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.Eligibility.Eligible;
import dev.countersign.core.signoff.Eligibility.NotEligible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says whether a command can be done: whether it makes sense here, and whether the person may.
 *
 * <p>Not thread-safe: it remembers who may sign for which requirements.
 */
final class Hearing {

    private final Bench bench;
    private final Overrules overrules;
    private final Map<List<String>, List<Signers>> signers = new HashMap<>();

    Hearing(Bench bench, Overrules overrules) {
        this.bench = bench;
        this.overrules = overrules;
    }

    Eligibility hear(Act.Commanded act) {
        Person by = act.by();
        Command command = act.command();
        if (command instanceof Command.SignOff signOff) {
            return signOff(act, signOff);
        }
        if (command instanceof Command.Tick tick) {
            return tick(tick, by);
        }
        if (command instanceof Command.Untick untick) {
            return ticked(untick, by) ? new Eligible() : new NotEligible("only who ticked it can take it back");
        }
        if (command instanceof Command.Unsign) {
            return signed(by) ? new Eligible() : new NotEligible("only who signed can take it back");
        }
        if (command instanceof Command.Unhold) {
            return holds(by) ? new Eligible() : new NotEligible("only who holds it can lift it");
        }
        if (command instanceof Command.Hold) {
            return bench.signatories().maySign(by);
        }
        if (command instanceof Command.Ai ai) {
            return ai(ai, by);
        }
        if (command instanceof Command.Clear clear) {
            return clear(act, clear);
        }
        if (command instanceof Command.AllowTool allow) {
            return unknown(allow.tool())
                    .or(() -> Exemptions.why(bench, Exemptions.said(act)))
                    .<Eligibility>map(NotEligible::new)
                    .orElseGet(() -> Exemptions.mayGrant(bench, by));
        }
        if (command instanceof Command.Overrule) {
            return overrules.hear(act);
        }
        return command instanceof Command.Incident ? bench.signatories().mayWrite(by) : new Eligible();
    }

    /** What is said of a command that was done, without a full stop; empty when its effect is seen anyway. */
    String remark(Act.Commanded act) {
        if (act.command() instanceof Command.Incident) {
            return "recorded";
        }
        if (act.command() instanceof Command.AllowTool allow
                && allow.extent() instanceof Command.AllowTool.Extent.Until until) {
            return "holds in this repository until " + until.day();
        }
        if (act.command() instanceof Command.Overrule && overrules.missing() > 0) {
            return "counted; it takes " + overrules.missing() + " more of " + String.join(" or ", overrules.from());
        }
        return "";
    }

    private Eligibility signOff(Act.Commanded act, Command.SignOff command) {
        Optional<String> nonsense = Bench.nonsense(act, bench.requirements());
        if (nonsense.isPresent()) {
            return new NotEligible(nonsense.get());
        }
        if (asked(command.requirements()).findAny().isEmpty()) {
            return new NotEligible("nothing has to be signed here");
        }
        List<Signers> may = signers.computeIfAbsent(command.requirements(), this::signers);
        return bench.signatories().maySign(act.by()).and(bench.signatories().among(act.by(), may));
    }

    /** The requirements of these names that ask for sign-offs; all that do when none is named. */
    private Stream<Requirement> asked(List<String> names) {
        return bench.requirements().stream()
                .filter(one -> names.isEmpty() || names.contains(one.name()))
                .filter(one -> one.signOffs().count() > 0);
    }

    private List<Signers> signers(List<String> names) {
        return asked(names)
                .flatMap(one -> bench.signers(one).stream())
                .distinct()
                .toList();
    }

    private Eligibility tick(Command.Tick tick, Person by) {
        Optional<Checklist.Item> item = bench.checklists().stream()
                .flatMap(checklist -> checklist.items().stream())
                .filter(one -> one.id().equals(tick.item()))
                .findFirst();
        if (item.isPresent()) {
            return Items.mayTick(bench, item.get(), by);
        }
        return new NotEligible(
                tick.item().equals(ItemState.TOOLS)
                        ? "the author says it by `/ai <tool>` or `/ai none`"
                        : "there is no item `" + tick.item() + "` here");
    }

    private boolean ticked(Command.Untick untick, Person by) {
        return said(by).anyMatch(
                        said -> said instanceof Command.Tick tick && tick.item().equals(untick.item()));
    }

    private boolean signed(Person by) {
        return said(by).anyMatch(Command.SignOff.class::isInstance)
                || bench.given().acts().stream()
                        .anyMatch(act -> act instanceof Act.Reviewed reviewed
                                && reviewed.review().state() == Review.State.APPROVED
                                && act.by().same(by));
    }

    private boolean holds(Person by) {
        return said(by).anyMatch(Command.Hold.class::isInstance);
    }

    private Stream<Command> said(Person by) {
        return bench.given().acts().stream()
                .filter(act -> act.by().same(by))
                .filter(Act.Commanded.class::isInstance)
                .map(act -> ((Act.Commanded) act).command());
    }

    private Eligibility ai(Command.Ai ai, Person by) {
        if (!bench.standsForAuthor(by)) {
            return new NotEligible("only the author can say what helped");
        }
        return ai.tool().equals("none")
                ? new Eligible()
                : unknown(ai.tool()).<Eligibility>map(NotEligible::new).orElseGet(Eligible::new);
    }

    private Eligibility clear(Act.Commanded act, Command.Clear clear) {
        Optional<String> unknown = unknown(clear.tool());
        if (unknown.isPresent()) {
            return new NotEligible(unknown.get());
        }
        Eligibility person = bench.signatories().maySign(act.by());
        return Clearance.concernsAny(bench.given(), bench.history(), act)
                ? person
                : person.and(new NotEligible(
                        "nothing was known when this was written that says that `" + clear.tool() + "` helped"));
    }

    private Optional<String> unknown(String tool) {
        if (bench.given().toolIds().contains(tool)) {
            return Optional.empty();
        }
        String hint = Closest.to(tool, bench.given().toolIds())
                .map(closest -> "; did you mean `" + closest + "`")
                .orElse("; docs/tools.md lists them");
        return Optional.of("no tool is called `" + tool + "`" + hint);
    }
}
