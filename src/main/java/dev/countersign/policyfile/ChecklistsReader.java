package dev.countersign.policyfile;

import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code checklists}. */
final class ChecklistsReader {

    private final Values values;
    private final ConditionReader conditions;
    private final References references;
    private final Map<String, Origin> written;

    ChecklistsReader(Values values, ConditionReader conditions, References references, Map<String, Origin> written) {
        this.values = values;
        this.conditions = conditions;
        this.references = references;
        this.written = written;
    }

    List<Checklist> read(Section policy) {
        List<Checklist> checklists = new ArrayList<>();
        policy.items("checklists").forEach(node -> checklists.add(checklist(node)));
        return checklists;
    }

    private Checklist checklist(Node node) {
        Section section = Section.of(values, node, "a checklist", List.of("name", "title", "when", "items"));
        String name = section.needed("name");
        section.node("name").ifPresent(at -> values.name(at, "name"));
        references.asks(name, section.origin());
        section.note(written, "checklists", name);
        List<Checklist.Item> items = new ArrayList<>();
        section.items("items").forEach(item -> items.add(item(item, name)));
        if (section.items("items").isEmpty() && !name.isEmpty()) {
            values.problems()
                    .add(
                            section.origin(),
                            "checklist " + Problems.quote(name) + " has no items",
                            "add `items: [{id: …, text: …, by: author}]`");
        }
        String title = section.text("title", RequirementsReader.titleOf(name));
        return new Checklist(name, title, conditions.of(section), items, section.origin());
    }

    private Checklist.Item item(Node node, String checklist) {
        Section section = Section.of(values, node, "a checklist item", List.of("id", "text", "by"));
        String id = section.needed("id");
        section.node("id").ifPresent(at -> values.name(at, "id"));
        references.item(id, section.origin());
        section.note(written, "checklists", checklist, "items", id);
        String text = section.needed("text");
        return new Checklist.Item(id, text, by(section), section.origin());
    }

    private Checklist.By by(Section section) {
        return switch (section.text("by", "author")) {
            case "author" -> new Checklist.By.Author();
            case "reviewer" -> new Checklist.By.Reviewer();
            default -> {
                String requirement = section.text("by", "");
                section.node("by")
                        .ifPresent(node -> references.usesRequirement(
                                requirement, values.problems().at(node)));
                yield new Checklist.By.RequirementSigner(requirement);
            }
        };
    }
}
