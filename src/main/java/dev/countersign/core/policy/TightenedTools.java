package dev.countersign.core.policy;

import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Tool;
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

    /**
     * What both add to the catalogue. A marker only finds more, so the repository's are ignored where the organisation asks for less when
     * more is found: under {@code not}, and where a tool that is found answers in the author's stead.
     */
    AddedTools added(Negations negations) {
        AddedTools floor = organisation.addedTools();
        boolean answers = organisation.disclosure() == Disclosure.REQUIRE;
        if (!answers && !negations.tools()) {
            return floor.under(repository.addedTools());
        }
        String hint = answers
                ? "it says `disclosure: require`, which a tool that is found would answer"
                : "it has `assistance`, `tools` or `tool-status` under `not`, so more that is found would ask for less";
        for (Tool tool : repository.addedTools().all()) {
            if (!tool.markers().isEmpty()) {
                loosenings.add("`markers` of tool `" + tool.id() + "`", hint, "tools", tool.id(), "markers");
            }
        }
        List<Tool> named = repository.addedTools().all().stream()
                .map(tool -> new Tool(tool.id(), tool.name(), tool.vendor(), tool.homepage(), List.of()))
                .toList();
        return floor.under(new AddedTools(named, List.of()));
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
