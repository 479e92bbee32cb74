package dev.countersign.core.report;

import dev.countersign.core.change.Shas;
import dev.countersign.core.command.Verb;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Term;
import dev.countersign.core.verdict.ItemState;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.RequirementState;
import dev.countersign.core.verdict.RequirementState.Counted;
import dev.countersign.core.verdict.ToolState;
import dev.countersign.core.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a verdict: the answer first, then who can do what about it, then why. Pure. */
public final class Reporter {

    private static final int MOST_LINES = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Reporter() {}

    /** The report of a verdict. */
    public static Report of(Verdict verdict) {
        return new Report(
                Headline.of(verdict),
                Headline.title(verdict),
                verdict.requirements().stream().map(Reporter::row).toList(),
                verdict.tools().stream().map(Reporter::row).toList(),
                verdict.items().stream().map(Reporter::row).toList(),
                verdict.stops().stream().map(Reporter::stop).toList(),
                override(verdict),
                Replies.of(verdict),
                verdict.unknowns().stream().map(Markdown::text).toList(),
                risk(verdict),
                evidence(verdict),
                verdict.clearings().stream()
                        .limit(MOST_LINES)
                        .map(Reporter::cleared)
                        .toList(),
                verdict.discounted().stream()
                        .limit(MOST_LINES)
                        .map(one -> Markdown.text(one.login()) + ": " + Markdown.text(one.because()))
                        .toList(),
                verdict.notes().stream().map(Markdown::text).toList(),
                questions(verdict),
                Shas.brief(verdict.head()));
    }

    private static String icon(RequirementState.Status status) {
        return switch (status) {
            case MET -> "✅";
            case WAITING -> "⏳";
            case UNKNOWN -> "❔";
        };
    }

    private static Report.RequirementRow row(RequirementState state) {
        List<String> who =
                new ArrayList<>(state.counted().stream().map(Reporter::signed).toList());
        List<String> how = new ArrayList<>();
        if (!state.met() && state.counted().size() < state.needed()) {
            who.add(callOn(state));
            how.add("approve, or comment `/signoff " + state.name() + "`");
        }
        state.obstacles().stream().map(Markdown::text).forEach(how::add);
        if (!state.missingChecks().isEmpty()) {
            how.add("the check "
                    + state.missingChecks().stream().map(Markdown::code).collect(Collectors.joining(", "))
                    + " has to succeed");
        }
        return new Report.RequirementRow(
                icon(state.status()),
                Markdown.text(state.title()),
                Markdown.text(state.name()),
                String.join("; ", who),
                String.join("; ", how),
                Markdown.text(state.origin().toString()));
    }

    private static Report.RequirementRow row(ToolState tool) {
        boolean prohibited = tool.standing() == ToolState.Standing.PROHIBITED;
        List<String> who =
                new ArrayList<>(tool.grants().stream().map(Reporter::granted).toList());
        List<String> how = new ArrayList<>();
        if (tool.asks() && !tool.met()) {
            List<String> all = new ArrayList<>(tool.candidates());
            all.addAll(tool.from());
            who.add(all.isEmpty() ? "nobody: the policy names no one" : Markdown.text(Headline.either(all)));
            how.add(
                    all.isEmpty()
                            ? "a change without it"
                            : "comment " + Markdown.code("/allow-tool " + tool.id() + " <why>") + ", or "
                                    + Markdown.code("/allow-tool " + tool.id() + " until <date> <why>")
                                    + " for the whole repository");
        }
        String title = tool.asks() && tool.met() ? "may be used by exception" : tool.because();
        return new Report.RequirementRow(
                prohibited ? "⛔" : icon(tool.status()),
                Markdown.text(tool.name() + " " + title),
                Markdown.text(tool.id()),
                String.join("; ", who),
                String.join("; ", how),
                Markdown.text(tool.origin().toString()));
    }

    private static String granted(ToolState.Grant grant) {
        return Markdown.text(grant.by()) + " granted it "
                + (grant.until().isEmpty() ? "for this pull request" : "until " + grant.until()) + ": "
                + Markdown.code(grant.why());
    }

    private static String override(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.Overridden overridden
                ? "Overridden by " + Markdown.text(Headline.both(overridden.by())) + " until "
                        + TIME.format(overridden.until()) + ": " + Markdown.code(overridden.why())
                : "";
    }

    private static String cleared(Verdict.Clearing clearing) {
        return Markdown.text(clearing.name()) + ": " + Markdown.text(clearing.by()) + " cleared at "
                + Shas.brief(clearing.head()) + " what was seen of it: " + Markdown.code(clearing.why());
    }

    private static Report.Questions questions(Verdict verdict) {
        List<Verb> asked = verdict.questions();
        List<String> help = asked.contains(Verb.HELP)
                ? Stream.of(Verb.values())
                        .map(verb -> Markdown.code(verb.usage()) + " (" + Replies.prose(verb.who()) + "): "
                                + Markdown.text(verb.purpose()))
                        .toList()
                : List.of();
        return new Report.Questions(asked.contains(Verb.RISK), asked.contains(Verb.WHY), help);
    }

    private static String callOn(RequirementState state) {
        int left = state.needed() - state.counted().size();
        List<String> asked = state.asked();
        List<String> all =
                new ArrayList<>(asked.stream().map(login -> login + " (asked)").toList());
        Stream.concat(state.candidates().stream(), state.from().stream())
                .filter(name -> !asked.contains(name))
                .forEach(all::add);
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
        return new Report.ItemRow(
                state.met(), Markdown.text(state.text()), Markdown.text(state.id()), who, Boxes.mark(state.id()));
    }

    private static String command(ItemState state) {
        return state.checklist().equals(ItemState.DISCLOSURE)
                ? "the comment `/ai <tool>` or `/ai none`"
                : "the comment `/tick " + state.id() + "`";
    }

    private static String stop(Verdict.Stop stop) {
        return Markdown.text(stop.what())
                + (stop.quote().isEmpty() ? "" : ": " + Markdown.code(stop.quote()))
                + ". What lifts it: " + Replies.prose(stop.how());
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
