package dev.countersign.policyfile;

import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Range;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that no change can meet. It finds contradictions between levels, counts and {@code fork}, and areas that no file can be
 * in; others it lets pass.
 *
 * @param emptyAreas areas that no file can be in
 */
record Unreachable(Set<String> emptyAreas) {

    private static final Range ALL = new Range(0, Integer.MAX_VALUE);

    Unreachable {
        emptyAreas = Set.copyOf(emptyAreas);
    }

    /** Why nothing meets the condition, as the end of a sentence; empty when something may. */
    Optional<String> reason(Condition condition) {
        return reason(condition, true, Map.of());
    }

    /** Everything that must hold at once narrows one set of ranges; of alternatives, each is tried within it. */
    private Optional<String> reason(Condition condition, boolean positive, Map<String, Range> outer) {
        Map<String, Range> ranges = new HashMap<>(outer);
        List<List<Signed>> alternatives = new ArrayList<>();
        Optional<String> found = narrow(new Signed(condition, positive), ranges, alternatives);
        if (found.isPresent()) {
            return found;
        }
        for (List<Signed> options : alternatives) {
            Optional<String> first = Optional.empty();
            boolean some = false;
            for (Signed option : options) {
                Optional<String> why = reason(option.condition(), option.positive(), ranges);
                some |= why.isEmpty();
                first = first.or(() -> why);
            }
            if (!some && first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private record Signed(Condition condition, boolean positive) {}

    private Optional<String> narrow(Signed signed, Map<String, Range> ranges, List<List<Signed>> alternatives) {
        Condition condition = signed.condition();
        boolean positive = signed.positive();
        if (condition instanceof Condition.Not not) {
            return narrow(new Signed(not.part(), !positive), ranges, alternatives);
        }
        List<Condition> parts = condition instanceof Condition.All all
                ? all.parts()
                : condition instanceof Condition.Any any ? any.parts() : List.of();
        boolean conjunction =
                condition instanceof Condition.All && positive || condition instanceof Condition.Any && !positive;
        if (conjunction) {
            for (Condition part : parts) {
                Optional<String> why = narrow(new Signed(part, positive), ranges, alternatives);
                if (why.isPresent()) {
                    return why;
                }
            }
            return Optional.empty();
        }
        if (!parts.isEmpty()) {
            alternatives.add(
                    parts.stream().map(part -> new Signed(part, positive)).toList());
            return Optional.empty();
        }
        if (positive && condition instanceof Condition.Areas areas && emptyAreas.containsAll(areas.names())) {
            return Optional.of("area `"
                    + String.join("`, `", areas.names().stream().sorted().toList()) + "` has no paths");
        }
        return leaf(condition, positive, ranges);
    }

    private static Optional<String> leaf(Condition condition, boolean positive, Map<String, Range> ranges) {
        String what;
        Range range;
        if (condition instanceof Condition.AssistanceAtLeast least) {
            what = "assistance";
            range = from(least.level());
        } else if (condition instanceof Condition.RiskAtLeast least) {
            what = "risk";
            range = from(least.level());
        } else if (condition instanceof Condition.LikelihoodAtLeast least) {
            what = "likelihood";
            range = from(least.level());
        } else if (condition instanceof Condition.ImpactAtLeast least) {
            what = "impact";
            range = from(least.level());
        } else if (condition instanceof Condition.Lines lines) {
            what = "number of lines " + lines.count().word();
            range = lines.range();
        } else if (condition instanceof Condition.Files files) {
            what = "number of files";
            range = files.range();
        } else if (condition instanceof Condition.Fork fork) {
            what = "origin (`fork`)";
            range = fork.fork() ? new Range(1, 1) : new Range(0, 0);
        } else if (positive && (condition instanceof Condition.Tools || condition instanceof Condition.ToolStatus)) {
            what = "assistance";
            range = from(Assistance.Level.ASSISTED);
        } else {
            return Optional.empty();
        }
        Range limit = condition instanceof Condition.Fork ? new Range(0, 1) : ceiling(condition);
        Range narrowed = ranges.getOrDefault(what, limit).and(positive ? range : complement(range));
        ranges.put(what, narrowed);
        return narrowed.isEmpty() ? Optional.of("no " + what + " meets all of its conditions") : Optional.empty();
    }

    private static Range from(Enum<?> level) {
        return new Range(level.ordinal(), Integer.MAX_VALUE);
    }

    private static Range ceiling(Condition condition) {
        boolean counted = condition instanceof Condition.Lines || condition instanceof Condition.Files;
        return counted ? ALL : new Range(0, Level.CRITICAL.ordinal());
    }

    /** What is not in the range, as far as that is one range; else everything. */
    private static Range complement(Range range) {
        if (range.most() == Integer.MAX_VALUE) {
            return new Range(0, range.least() - 1);
        }
        return range.least() == 0 ? new Range(range.most() + 1, Integer.MAX_VALUE) : ALL;
    }
}
