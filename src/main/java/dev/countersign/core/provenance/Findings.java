package dev.countersign.core.provenance;

import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what was found, and sums it up. For one detection, by one thread. */
final class Findings {

    private static final int LONGEST_QUOTE = 200;

    private final Catalogue catalogue;
    private final Set<Evidence> evidence = new LinkedHashSet<>();
    private final Set<String> once = new LinkedHashSet<>();
    private final Set<String> models = new LinkedHashSet<>();
    private final Set<String> automation = new LinkedHashSet<>();
    private final Set<String> reviewers = new LinkedHashSet<>();
    private final Statements statements = new Statements();

    Findings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Adds evidence, unless the same marker was already seen at the same place. */
    void add(Tool tool, Marker marker, Role role, String where, String quote) {
        int comma = where.indexOf(',');
        String place = comma < 0 ? where : where.substring(0, comma);
        if (once.add(marker.card().id() + " " + role + " " + place)) {
            evidence.add(new Evidence(tool.id(), role, marker.card().id(), where, brief(quote)));
        }
        if (role == Role.REVIEWED) {
            reviewers.add(tool.name());
        }
    }

    void add(Evidence found) {
        evidence.add(found);
        if (found.role() == Role.REVIEWED) {
            reviewers.add(catalogue.name(found.tool()));
        }
    }

    /** Adds what was seen at a former head, unless the same marker is still there. */
    void remember(Evidence earlier) {
        boolean seenAgain = evidence.stream()
                .anyMatch(one -> one.tool().equals(earlier.tool())
                        && one.role() == earlier.role()
                        && one.marker().equals(earlier.marker()));
        if (!seenAgain) {
            add(earlier);
        }
    }

    void models(List<String> named) {
        models.addAll(named);
    }

    void automaton(String name) {
        automation.add(name);
    }

    void reviewer(String name) {
        reviewers.add(name);
    }

    Statements statements() {
        return statements;
    }

    private static String oneLine(String quote) {
        StringBuilder line = new StringBuilder(quote);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString().strip();
    }

    private static String brief(String quote) {
        String line = oneLine(quote);
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 2)) ? LONGEST_QUOTE - 2 : LONGEST_QUOTE - 1;
        return line.substring(0, end) + "…";
    }

    Assistance assistance() {
        Map<String, Role> strongest = new LinkedHashMap<>();
        Map<String, Set<String>> weak = new LinkedHashMap<>();
        for (Evidence found : evidence) {
            if (catalogue.strength(found.marker()) == Strength.STRONG) {
                strongest.merge(found.tool(), found.role(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            } else {
                weak.computeIfAbsent(found.tool(), tool -> new LinkedHashSet<>())
                        .add(found.marker());
            }
        }
        weak.forEach((tool, markers) -> {
            if (markers.size() > 1) {
                strongest.merge(tool, Role.ASSISTED, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        });
        strongest.values().removeIf(role -> role == Role.REVIEWED);
        List<ToolUse> tools = new ArrayList<>();
        strongest.forEach((id, role) -> tools.add(new ToolUse(id, catalogue.name(id), role)));
        tools.sort(Comparator.comparing(ToolUse::role));
        Statement statement = statements.summary();
        return new Assistance(
                level(tools, statement),
                tools,
                List.copyOf(models),
                List.copyOf(automation),
                List.copyOf(reviewers),
                List.copyOf(evidence),
                statement);
    }

    private static Level level(List<ToolUse> tools, Statement statement) {
        if (tools.isEmpty()) {
            return statement instanceof Statement.NoTool ? Level.NONE : Level.UNKNOWN;
        }
        return tools.get(0).role() == Role.AUTHORED ? Level.AUTHORED : Level.ASSISTED;
    }
}
