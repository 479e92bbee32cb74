package dev.countersign.core.policy;

import com.google.re2j.Pattern;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which changes something applies to. Total, deterministic, immutable.
 *
 * <p>Logins, tool ids and repository names are compared without regard to case; logins are kept in lower case.
 */
public sealed interface Condition {

    /** Whether it holds of that situation. What cannot be decided holds, and so does its opposite. */
    boolean holds(Situation situation);

    /** The same, with what cannot be decided told apart. */
    default Truth truth(Situation situation) {
        return Truth.of(holds(situation));
    }

    /** The conditions that it joins or turns round; empty when it does neither. */
    default List<Condition> parts() {
        return List.of();
    }

    /** The conditions that join no others, within this one and in order. */
    default Stream<Condition> leaves() {
        return parts().isEmpty() ? Stream.of(this) : parts().stream().flatMap(Condition::leaves);
    }

    /** The touched areas that made it hold; empty when it holds for other reasons, or not at all. */
    default Set<String> areasNamed(Situation situation) {
        return Set.of();
    }

    /** What the facts may leave open. */
    sealed interface Open extends Condition {
        @Override
        Truth truth(Situation situation);

        @Override
        default boolean holds(Situation situation) {
            return truth(situation) != Truth.NO;
        }
    }

    /** Holds of every change. */
    static Condition always() {
        return new All(List.of());
    }

    /** At least so much assistance. */
    record AssistanceAtLeast(Assistance.Level level) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.assistance().level().compareTo(level) >= 0;
        }
    }

    /** One of these tools helped; {@code *} is any tool. */
    record Tools(Set<String> ids) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.assistance().tools().stream().anyMatch(use -> ids.contains("*") || ids.contains(use.id()));
        }
    }

    /** A tool helped of which the register says one of these. */
    record ToolStatus(Set<ToolRule.Status> statuses) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.assistance().tools().stream()
                    .anyMatch(use -> statuses.contains(
                            situation.policy().ruleFor(use.id()).status()));
        }
    }

    /** The risk has at least that level. */
    record RiskAtLeast(Level level) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.risk().level().atLeast(level);
        }
    }

    /** The likelihood score reaches that level of the policy. */
    record LikelihoodAtLeast(Level level) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.policy().levels().levelOf(situation.risk().score()).atLeast(level);
        }
    }

    /** The impact has at least that level. */
    record ImpactAtLeast(Level level) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.risk().impact().level().atLeast(level);
        }
    }

    /** A file of one of these areas is touched. */
    record Areas(Set<String> names) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return situation.some(situation.risk().impact().touched().stream().anyMatch(names::contains));
        }

        @Override
        public Set<String> areasNamed(Situation situation) {
            Set<String> both = new LinkedHashSet<>(situation.risk().impact().touched());
            both.retainAll(names);
            if (!situation.complete()) {
                both.addAll(new TreeSet<>(names));
            }
            return both;
        }
    }

    /** A file is touched that the patterns match, at its new path or its old one. */
    record Paths(PathPatterns patterns) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return situation.some(situation.paths().anyMatch(patterns));
        }
    }

    /** There are files, and the patterns match each at its new path and its old one. */
    record OnlyPaths(PathPatterns patterns) implements Open {
        @Override
        public Truth truth(Situation situation) {
            boolean unseen = situation.facts().files().isEmpty() && !situation.complete();
            return situation.each(unseen || situation.paths().allMatch(patterns));
        }
    }

    /** So many lines are added, removed, or both together. */
    record Lines(LineCount count, Range range) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return situation.all(range.contains(count.of(situation.facts())));
        }
    }

    /** So many files are touched. */
    record Files(Range range) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return situation.all(range.contains(situation.facts().files().size()));
        }
    }

    /** A question whose answer may be unknown. */
    record Asked(Question question) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return question.answer(situation);
        }
    }

    /** It would be merged into one of these branches. */
    record Base(NamePatterns branches) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return branches.match(situation.facts().pullRequest().base().name());
        }
    }

    /** It comes from one of these branches. */
    record Head(NamePatterns branches) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return branches.match(situation.facts().pullRequest().head().name());
        }
    }

    /** The expression is found somewhere in the title. */
    record Title(Pattern expression) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return expression.matcher(situation.facts().pullRequest().title()).find();
        }
    }

    /** Whether it comes from another repository. */
    record Fork(boolean fork) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.facts().pullRequest().fork() == fork;
        }
    }

    /** Its repository's name, with or without the owner, is one of these. */
    record Repository(NamePatterns names) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return names.match(situation.facts().pullRequest().ref().repository());
        }
    }

    /** One of these risk terms, signals or markers was found; see {@link Situation#signals}. */
    record Signals(Set<String> ids) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.signals().anyMatch(ids::contains);
        }
    }

    /** A commit lacks a verified signature, or nobody can tell. */
    record SignaturesMissing() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.signatures() != Signatures.VERIFIED;
        }
    }

    /** It has one of these labels; names in lower case. */
    record Labels(Set<String> names) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.facts().pullRequest().labels().stream()
                    .anyMatch(label -> names.contains(label.toLowerCase(Locale.ROOT)));
        }
    }

    /** All of these hold; with none of them, it holds. */
    record All(List<Condition> parts) implements Condition {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Situation situation) {
            return parts.stream().allMatch(part -> part.holds(situation));
        }

        @Override
        public Truth truth(Situation situation) {
            return parts.stream().map(part -> part.truth(situation)).reduce(Truth.YES, Truth::and);
        }

        @Override
        public Set<String> areasNamed(Situation situation) {
            return holds(situation) ? Any.areas(parts, situation) : Set.of();
        }
    }

    /** One of these holds. */
    record Any(List<Condition> parts) implements Condition {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Situation situation) {
            return parts.stream().anyMatch(part -> part.holds(situation));
        }

        @Override
        public Truth truth(Situation situation) {
            return parts.stream().map(part -> part.truth(situation)).reduce(Truth.NO, Truth::or);
        }

        @Override
        public Set<String> areasNamed(Situation situation) {
            return areas(parts, situation);
        }

        private static Set<String> areas(List<Condition> parts, Situation situation) {
            Set<String> named = new LinkedHashSet<>();
            parts.forEach(part -> named.addAll(part.areasNamed(situation)));
            return named;
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Open {
        @Override
        public Truth truth(Situation situation) {
            return part.truth(situation).not();
        }

        @Override
        public List<Condition> parts() {
            return List.of(part);
        }
    }
}
