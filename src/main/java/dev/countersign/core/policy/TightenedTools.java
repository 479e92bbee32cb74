package dev.countersign.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The registers of both policies: of each tool, the stricter rule. */
record TightenedTools(Policy organisation, Policy repository, Loosenings loosenings) {

    List<ToolRule> rules() {
        Set<String> named = new LinkedHashSet<>();
        organisation.tools().forEach(rule -> named.add(rule.tool()));
        repository.tools().forEach(rule -> named.add(rule.tool()));
        boolean others = named.remove("*");
        List<ToolRule> rules = new ArrayList<>();
        named.forEach(tool -> rules.add(stricter(tool)));
        if (others) {
            rules.add(stricter("*"));
        }
        return rules;
    }

    private ToolRule stricter(String tool) {
        ToolRule floor = organisation.ruleFor(tool);
        ToolRule own = repository.ruleFor(tool);
        boolean explicit = own.tool().equals(tool);
        ToolRule.Status status = own.status();
        if (status.compareTo(floor.status()) < 0) {
            if (explicit) {
                loosenings.strictest(floor.status(), status, "tools", tool, "status");
            }
            status = floor.status();
        }
        boolean tightened = status != floor.status();
        return new ToolRule(
                tool,
                status,
                floor.exceptPaths().or(own.exceptPaths()),
                repositories(tool, floor, own),
                until(tool, floor, own),
                own.owner().isEmpty() ? floor.owner() : own.owner(),
                tightened ? own.origin() : floor.origin());
    }

    private List<String> repositories(String tool, ToolRule floor, ToolRule own) {
        if (floor.repositories().isEmpty() || own.repositories().isEmpty()) {
            return floor.repositories().isEmpty() ? own.repositories() : floor.repositories();
        }
        if (new HashSet<>(floor.repositories()).containsAll(own.repositories())) {
            return own.repositories();
        }
        String hint = "it names " + String.join(", ", floor.repositories());
        loosenings.add("the `repositories` of tool `" + tool + "`", hint, "tools", tool, "repositories");
        return floor.repositories();
    }

    private LocalDate until(String tool, ToolRule floor, ToolRule own) {
        if (own.until().isAfter(floor.until()) && own.tool().equals(tool)) {
            return loosenings.least(floor.until(), own.until(), "tools", tool, "until");
        }
        return own.until().isBefore(floor.until()) ? own.until() : floor.until();
    }
}
