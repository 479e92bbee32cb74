package dev.countersign.core.report;

import dev.countersign.core.change.Shas;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.RequirementState.Counted;
import dev.countersign.core.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** The one line that says how a change stands. */
public final class Headline {

    private static final int LONGEST_TITLE = 80;

    private Headline() {}

    /** For a comment, in Markdown: {@code waiting for 2 of 3 · risk high · Claude Code helped}. */
    public static String of(Verdict verdict) {
        String tools = tools(verdict.assistance());
        return Markdown.text(stand(verdict)) + " · risk "
                + verdict.risk().level().word() + (tools.isEmpty() ? "" : " · " + Markdown.text(tools) + " helped");
    }

    /** For a check run, plain text, at most 80 characters: {@code Waiting for 2 of 3 · risk high · Claude Code}. */
    public static String title(Verdict verdict) {
        String stand = stand(verdict);
        String tools = tools(verdict.assistance());
        String title = Character.toUpperCase(stand.charAt(0)) + stand.substring(1) + " · risk "
                + verdict.risk().level().word() + (tools.isEmpty() ? "" : " · " + tools);
        return Markdown.line(title, LONGEST_TITLE);
    }

    /** The same in a few words, plain text: {@code waiting for 2 of 3}. */
    public static String brief(Verdict verdict) {
        return stand(verdict);
    }

    private static String stand(Verdict verdict) {
        if (verdict.outcome() instanceof Outcome.Undecided undecided) {
            return "cannot tell yet: " + String.join(", ", undecided.because());
        }
        if (verdict.outcome() instanceof Outcome.Overridden overridden) {
            return "overridden by " + both(overridden.by()) + ": " + overridden.why();
        }
        if (!verdict.stops().isEmpty()) {
            return "stopped: " + verdict.stops().get(0).what();
        }
        if (verdict.asked() == 0) {
            return "nothing to sign";
        }
        if (!verdict.cleared()) {
            return "waiting for " + (verdict.asked() - verdict.given()) + " of " + verdict.asked();
        }
        List<String> signed = verdict.requirements().stream()
                .flatMap(state -> state.counted().stream())
                .map(Counted::login)
                .distinct()
                .toList();
        return signed.isEmpty()
                ? "cleared: everything asked is there"
                : "cleared: " + both(signed) + " signed " + Shas.brief(verdict.head());
    }

    private static String tools(Assistance assistance) {
        return assistance.tools().stream()
                .map(Assistance.ToolUse::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** {@code a, b and c}. */
    static String both(List<String> names) {
        return join(names, " and ");
    }

    /** {@code a, b or c}. */
    static String either(List<String> names) {
        return join(names, " or ");
    }

    private static String join(List<String> names, String last) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + last + names.get(names.size() - 1);
    }
}
