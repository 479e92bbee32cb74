package dev.countersign.core.report;

import dev.countersign.core.change.Shas;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Term;
import dev.countersign.core.verdict.Answer;
import dev.countersign.core.verdict.ItemState;
import dev.countersign.core.verdict.RequirementState;
import dev.countersign.core.verdict.RequirementState.Counted;
import dev.countersign.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a verdict: the answer first, then who can do what about it, then why. Pure. */
public final class Reporter {

    private static final int MOST_LINES = 20;

    private Reporter() {}

    /** The report of a verdict. */
    public static Report of(Verdict verdict) {
        return new Report(
                Headline.of(verdict),
                Headline.title(verdict),
                verdict.requirements().stream().map(Reporter::row).toList(),
                verdict.items().stream().map(Reporter::row).toList(),
                verdict.stops().stream().map(Reporter::stop).toList(),
                refusals(verdict),
                verdict.unknowns().stream().map(Markdown::text).toList(),
                risk(verdict),
                evidence(verdict),
                verdict.discounted().stream()
                        .limit(MOST_LINES)
                        .map(one -> Markdown.text(one.login()) + ": " + Markdown.text(one.because()))
                        .toList(),
                verdict.notes().stream().map(Markdown::text).toList(),
                Shas.brief(verdict.head()));
    }

    private static Report.RequirementRow row(RequirementState state) {
        String icon = switch (state.status()) {
            case MET -> "✅";
            case WAITING -> "⏳";
            case UNKNOWN -> "❔";
        };
        List<String> who =
                new ArrayList<>(state.counted().stream().map(Reporter::signed).toList());
        List<String> how = new ArrayList<>();
        if (!state.met() && state.counted().size() < state.needed()) {
            who.add(callOn(state));
            how.add("approve, or comment `/signoff " + state.name() + "`");
        }
        if (!state.missingChecks().isEmpty()) {
            how.add("the check "
                    + state.missingChecks().stream().map(Markdown::code).collect(Collectors.joining(", "))
                    + " has to succeed");
        }
        return new Report.RequirementRow(
                icon,
                Markdown.text(state.title()),
                Markdown.text(state.name()),
                String.join("; ", who),
                String.join("; ", how),
                Markdown.text(state.origin().toString()));
    }

    private static String callOn(RequirementState state) {
        int left = state.needed() - state.counted().size();
        List<String> all = new ArrayList<>(state.candidates());
        all.addAll(state.from());
        String names = all.isEmpty() ? "nobody is named who could" : Headline.either(all);
        return Markdown.text((left > 1 ? left + " of " : "") + names);
    }

    private static String signed(Counted counted) {
        return Markdown.text(counted.login()) + " signed " + Shas.brief(counted.head())
                + (counted.carriedOver() ? ", carried over: same changes" : "");
    }

    private static Report.ItemRow row(ItemState state) {
        String who = state.met()
                ? Markdown.text(state.tickedBy()) + ", for " + Shas.brief(state.head())
                : Markdown.text(state.by()) + ", by " + command(state);
        return new Report.ItemRow(state.met(), Markdown.text(state.text()), Markdown.text(state.id()), who);
    }

    private static String command(ItemState state) {
        return state.checklist().equals(ItemState.DISCLOSURE)
                ? "the comment `/ai <tool>` or `/ai none`"
                : "the comment `/tick " + state.id() + "`";
    }

    private static String stop(Verdict.Stop stop) {
        return Markdown.text(stop.what())
                + (stop.quote().isEmpty() ? "" : ": " + Markdown.code(stop.quote()))
                + ". What lifts it: " + prose(stop.how());
    }

    private static List<String> refusals(Verdict verdict) {
        List<String> lines = verdict.answers().stream()
                .filter(answer -> answer.head().isEmpty() || answer.head().equals(verdict.head()))
                .filter(answer ->
                        answer.result() == Answer.Result.REFUSED || answer.result() == Answer.Result.NOT_UNDERSTOOD)
                .map(answer -> Markdown.text(answer.by()) + " wrote " + Markdown.code(answer.text()) + ": "
                        + (answer.result() == Answer.Result.REFUSED ? "not counted, " : "not understood, ")
                        + prose(answer.sentence()))
                .distinct()
                .toList();
        return lines.subList(Math.max(0, lines.size() - 5), lines.size());
    }

    /** Our own sentences may hold code spans; what is around them is escaped. */
    private static String prose(String sentence) {
        StringBuilder out = new StringBuilder();
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean span = i % 2 == 1 && i < parts.length - 1;
            out.append(span ? Markdown.code(parts[i]) : Markdown.escape(parts[i]));
        }
        return out.toString();
    }

    private static Report.RiskStory risk(Verdict verdict) {
        Likelihood likelihood = verdict.risk().likelihood();
        return new Report.RiskStory(
                verdict.risk().level().word(),
                head(likelihood.defect()),
                head(likelihood.rollback()),
                verdict.risk().impact().reasons().stream()
                        .limit(MOST_LINES)
                        .map(reason -> Markdown.text(reason.sentence()))
                        .toList(),
                verdict.risk().wouldLower().stream()
                        .limit(MOST_LINES)
                        .map(Markdown::text)
                        .toList());
    }

    private static Report.Head head(Likelihood.Head head) {
        return new Report.Head(
                head.standing(),
                head.terms().stream().limit(MOST_LINES).map(Reporter::term).toList());
    }

    private static String term(Term term) {
        return Markdown.text(term.sentence()) + " (" + term.signed() + ")";
    }

    private static List<String> evidence(Verdict verdict) {
        return verdict.assistance().evidence().stream()
                .limit(MOST_LINES)
                .map(one -> Markdown.code(one.quote()) + " in " + Markdown.text(one.where()) + " ("
                        + Markdown.text(name(verdict.assistance(), one)) + ")")
                .toList();
    }

    private static String name(Assistance assistance, Evidence evidence) {
        return assistance.tools().stream()
                .filter(tool -> tool.id().equals(evidence.tool()))
                .map(Assistance.ToolUse::name)
                .findFirst()
                .orElse(evidence.tool());
    }
}
