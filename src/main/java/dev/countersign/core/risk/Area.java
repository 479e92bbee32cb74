package dev.countersign.core.risk;

import dev.countersign.core.change.PathPatterns;
import java.util.List;

/**
 * A part of the code base that an organisation names.
 *
 * @param name its name in the policy
 * @param paths which files belong to it
 * @param criticality how bad it is when it breaks
 * @param dependents names of the areas that break when this one does
 * @param owners who answers for it, as written in the policy: {@code @login} or {@code @org/team}
 * @param docs documents that are about it
 */
public record Area(
        String name,
        PathPatterns paths,
        Criticality criticality,
        List<String> dependents,
        List<String> owners,
        PathPatterns docs) {

    /** Copies the lists. */
    public Area {
        dependents = List.copyOf(dependents);
        owners = List.copyOf(owners);
    }

    /** An area without documents of its own. */
    public Area(
            String name, PathPatterns paths, Criticality criticality, List<String> dependents, List<String> owners) {
        this(name, paths, criticality, dependents, owners, PathPatterns.of(List.of()));
    }

    /** How bad it is when an area breaks, in rising order. */
    public enum Criticality {
        /** Nobody would notice. */
        LOW,
        /** Somebody would. */
        NORMAL,
        /** Many would. */
        HIGH,
        /** The business would stop. */
        CRITICAL;

        /** The word people read and write, in lower case. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
