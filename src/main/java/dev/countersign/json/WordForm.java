package dev.countersign.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Exemption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What is remembered of people's words: since when evidence is known, exceptions from elsewhere, and edited comments. */
final class WordForm {

    private WordForm() {}

    static Sighting sighting(Part part) {
        return new Sighting(PastForm.evidence(part), part.moment("since"));
    }

    static ObjectNode write(Sighting sighting) {
        return PastForm.write(sighting.evidence()).put("since", sighting.since().toString());
    }

    static Exemption exemption(Part part) {
        return new Exemption(
                part.name("tool"),
                part.part("by", PeopleForm::person),
                part.moment("at"),
                part.has("until") ? day(part) : LocalDate.MAX,
                part.text("why", ""));
    }

    private static LocalDate day(Part part) {
        try {
            return LocalDate.parse(part.text("until"));
        } catch (DateTimeParseException e) {
            throw part.problem("until", "must be a day such as 2027-01-31");
        }
    }

    static ObjectNode write(Exemption exemption) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("tool", exemption.tool());
        node.set("by", PeopleForm.write(exemption.by()));
        node.put("at", exemption.at().toString());
        if (!exemption.here()) {
            node.put("until", exemption.until().toString());
        }
        return node.put("why", exemption.why());
    }

    static Asked asked(Part part) {
        return new Asked(
                part.part("person", PeopleForm::person),
                part.text("requirement"),
                part.moment("at"),
                part.has("state") ? part.word("state", Asked.State.class) : Asked.State.ASKED);
    }

    static ObjectNode write(Asked asked) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("person", PeopleForm.write(asked.person()));
        return node.put("requirement", asked.requirement())
                .put("at", asked.at().toString())
                .put("state", Part.word(asked.state()));
    }

    static Elsewhere elsewhere(Part part) {
        return new Elsewhere(part.number("person"), part.text("pull"), part.moment("at"));
    }

    static ObjectNode write(Elsewhere elsewhere) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("person", elsewhere.person())
                .put("pull", elsewhere.pull())
                .put("at", elsewhere.at().toString());
    }

    static Edit edit(Part part) {
        return new Edit(part.number("comment"), part.text("by"), part.sha("head", true), part.text("text", ""));
    }

    static ObjectNode write(Edit edit) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("comment", edit.comment())
                .put("by", edit.by());
        ChangeForm.text(node, "head", edit.head());
        return node.put("text", edit.text());
    }
}
