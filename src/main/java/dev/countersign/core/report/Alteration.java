package dev.countersign.core.report;

import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.verdict.ItemState;
import dev.countersign.core.verdict.RequirementState;
import dev.countersign.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that is other in a verdict than in another one.
 *
 * @param kind what kind of thing
 * @param name which one of its kind; empty where there is only one
 * @param before how it was, in a few words
 * @param after how it is
 */
public record Alteration(Kind kind, String name, String before, String after) {

    private static final String NOT_ASKED = "not asked";
    private static final String NONE = "none";

    /** What can be other. */
    public enum Kind {
        /** How the change stands. */
        STANDING,
        /** Whether the verdict holds the merge. */
        MODE,
        /** The level of risk. */
        RISK,
        /** How bad it would be. */
        IMPACT,
        /** The tools that helped. */
        TOOLS,
        /** A requirement. */
        REQUIREMENT,
        /** A tool that the register does not simply approve. */
        REGISTER,
        /** An item of a checklist. */
        ITEM,
        /** Who or what says no. */
        STOP;

        /** The word people read, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is other in the second verdict, the most important first; empty when nothing is that people are told. */
    public static List<Alteration> between(Verdict before, Verdict after) {
        List<Alteration> found = new ArrayList<>();
        one(found, Kind.STANDING, Headline.brief(before), Headline.brief(after));
        one(found, Kind.MODE, lower(before.mode()), lower(after.mode()));
        one(found, Kind.RISK, before.risk().level().word(), after.risk().level().word());
        one(
                found,
                Kind.IMPACT,
                before.risk().impact().level().word(),
                after.risk().impact().level().word());
        one(found, Kind.TOOLS, tools(before.assistance()), tools(after.assistance()));
        each(found, Kind.REQUIREMENT, requirements(before), requirements(after), NOT_ASKED);
        each(found, Kind.REGISTER, register(before), register(after), NOT_ASKED);
        each(found, Kind.ITEM, items(before), items(after), NOT_ASKED);
        each(found, Kind.STOP, stops(before), stops(after), NONE);
        return List.copyOf(found);
    }

    private static void one(List<Alteration> found, Kind kind, String before, String after) {
        if (!before.equals(after)) {
            found.add(new Alteration(kind, "", before, after));
        }
    }

    private static void each(
            List<Alteration> found, Kind kind, Map<String, String> before, Map<String, String> after, String missing) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, missing);
            String present = after.getOrDefault(name, missing);
            if (!old.equals(present)) {
                found.add(new Alteration(kind, name, old, present));
            }
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String tools(Assistance assistance) {
        String names = assistance.tools().stream()
                .map(Assistance.ToolUse::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? assistance.level().word() : names;
    }

    private static Map<String, String> requirements(Verdict verdict) {
        return named(verdict.requirements(), RequirementState::name, Alteration::standing);
    }

    private static String standing(RequirementState state) {
        String people = Headline.both(
                state.counted().stream().map(RequirementState.Counted::login).toList());
        String counted = people.isEmpty() ? "" : people + " signed";
        if (state.met()) {
            return people.isEmpty() ? "there" : counted;
        }
        String open =
                state.status() == RequirementState.Status.UNKNOWN ? "cannot be told" : "waits for " + state.call();
        return people.isEmpty() ? open : counted + ", " + open;
    }

    private static Map<String, String> register(Verdict verdict) {
        return named(
                verdict.tools(),
                tool -> tool.name(),
                tool -> tool.because() + (tool.asks() ? tool.met() ? ", granted" : ", not granted" : ""));
    }

    private static Map<String, String> items(Verdict verdict) {
        return named(
                verdict.items(),
                ItemState::id,
                item -> item.met() ? "ticked by " + item.tickedBy() : "waits for " + item.by());
    }

    private static Map<String, String> stops(Verdict verdict) {
        return named(verdict.stops(), Verdict.Stop::what, stop -> "says no");
    }

    private static <T> Map<String, String> named(List<T> all, Function<T, String> name, Function<T, String> standing) {
        Map<String, String> found = new LinkedHashMap<>();
        all.forEach(one -> found.putIfAbsent(name.apply(one), standing.apply(one)));
        return found;
    }
}
