package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.verdict.Answer.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of every command what became of it, and who could have given it. */
final class Answers {

    private Answers() {}

    static List<Answer> of(Bench bench) {
        List<Answer> answers = new ArrayList<>();
        for (Act act : bench.given().acts()) {
            if (act instanceof Act.Mumbled mumbled) {
                answers.add(new Answer(
                        mumbled.comment(),
                        mumbled.line(),
                        mumbled.by().login(),
                        mumbled.head(),
                        mumbled.text(),
                        Result.NOT_UNDERSTOOD,
                        mumbled.problem()));
            } else if (act instanceof Act.Commanded commanded) {
                answers.add(answer(bench, commanded));
            }
        }
        return answers;
    }

    private static Answer answer(Bench bench, Act.Commanded act) {
        Eligibility heard = hear(bench, act);
        String sentence = heard instanceof Eligibility.NotEligible no
                ? no.because()
                : heard instanceof Eligibility.Unknown unknown ? unknown.because() : "";
        Result result = heard instanceof Eligibility.Eligible
                ? Result.DONE
                : heard instanceof Eligibility.Unknown ? Result.PENDING : Result.REFUSED;
        return new Answer(act.comment(), act.line(), act.by().login(), act.head(), act.text(), result, sentence);
    }

    private static Eligibility hear(Bench bench, Act.Commanded act) {
        Person by = act.by();
        Command command = act.command();
        if (command instanceof Command.SignOff signOff) {
            return signOff(bench, act, signOff);
        }
        if (command instanceof Command.Tick tick) {
            return item(bench, tick.item())
                    .map(item -> Items.mayTick(bench, item, by))
                    .orElseGet(() -> new Eligibility.NotEligible("there is no item `" + tick.item() + "` here"));
        }
        if (command instanceof Command.Hold) {
            return bench.signatories().maySign(by);
        }
        if (command instanceof Command.Ai) {
            return bench.standsForAuthor(by)
                    ? new Eligibility.Eligible()
                    : new Eligibility.NotEligible("only the author can say what helped");
        }
        return new Eligibility.Eligible();
    }

    private static Eligibility signOff(Bench bench, Act.Commanded act, Command.SignOff command) {
        Optional<String> nonsense = Bench.nonsense(act, bench.requirements());
        if (nonsense.isPresent()) {
            return new Eligibility.NotEligible(nonsense.get());
        }
        List<Requirement> meant = bench.requirements().stream()
                .filter(one -> command.requirements().isEmpty()
                        || command.requirements().contains(one.name()))
                .filter(one -> one.signOffs().count() > 0)
                .toList();
        if (meant.isEmpty()) {
            return new Eligibility.NotEligible("nothing has to be signed here");
        }
        return bench.signatories()
                .maySign(act.by())
                .and(bench.signatories()
                        .among(
                                act.by(),
                                meant.stream()
                                        .flatMap(one -> bench.signers(one).stream())
                                        .toList()));
    }

    private static Optional<Checklist.Item> item(Bench bench, String id) {
        return bench.checklists().stream()
                .flatMap(checklist -> checklist.items().stream())
                .filter(item -> item.id().equals(id))
                .findFirst();
    }
}
