package dev.countersign.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Dossier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was before: the change at earlier heads, markers seen on it, the files' past, and other changes to compare with. */
final class PastForm {

    private PastForm() {}

    /** The change at earlier heads. */
    static Pictures seen(Part line, String base) {
        Map<Position, Fingerprint> seen = new HashMap<>();
        line.parts("heads", part -> {
            Position position = new Position(part.sha("head", false), part.text("base", base));
            List<Fingerprint.Entry> files = part.parts("files", file -> entry(file, position.head())).stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fingerprint.Entry::path).thenComparing(Fingerprint.Entry::digest))
                    .toList();
            return seen.put(position, new Fingerprint(position.base(), files));
        });
        return Pictures.of(seen);
    }

    private static Fingerprint.Entry entry(Part file, String head) {
        if (!file.has("print")) {
            return Fingerprint.entry(ChangeForm.file(file), head);
        }
        String path = file.text("path");
        return new Fingerprint.Entry(path, file.text("previous", path), file.digest("print"));
    }

    static void write(Pictures seen, ObjectNode line) {
        List<Position> positions = seen.positions().stream()
                .sorted(Comparator.comparing(Position::head).thenComparing(Position::base))
                .toList();
        ChangeForm.list(line, "heads", positions, position -> {
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("head", position.head())
                    .put("base", position.base());
            ChangeForm.list(node, "files", seen.at(position).files(), PastForm::write);
            return node;
        });
    }

    private static ObjectNode write(Fingerprint.Entry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("path", entry.path());
        if (!entry.previousPath().equals(entry.path())) {
            node.put("previous", entry.previousPath());
        }
        return node.put("print", entry.digest());
    }

    static Evidence evidence(Part part) {
        return new Evidence(
                part.name("tool"),
                part.word("role", Role.class),
                part.text("marker"),
                part.text("where", ""),
                part.text("quote", ""));
    }

    static ObjectNode write(Evidence evidence) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tool", evidence.tool())
                .put("role", Part.word(evidence.role()))
                .put("marker", evidence.marker())
                .put("where", evidence.where())
                .put("quote", evidence.quote());
    }

    static History past(Part part) {
        return new History.Known(
                part.part("files", PastForm::files),
                part.part("folders", PastForm::folders),
                part.part("parts", PastForm::parts));
    }

    private static History.Files files(Part part) {
        return new History.Files(
                part.number("known", 0),
                part.number("last-changes", 0),
                part.number("last-by-others", 0),
                part.number("youngest", 0),
                part.decimal("repairs"),
                part.number("people", 0),
                part.number("changes", 0),
                part.number("own-changes", 0),
                part.decimal("reverts"),
                part.text("reverted", ""),
                part.number("reverted-days", 0));
    }

    private static History.Folders folders(Part part) {
        return new History.Folders(
                part.text("busiest", ""),
                part.number("busiest-fixes", 0),
                part.number("changes", 0),
                part.number("own-changes", 0));
    }

    private static History.Parts parts(Part part) {
        return new History.Parts(part.decimal("changes"), part.decimal("reverts"), part.text("worst", ""));
    }

    static void write(History history, ObjectNode line) {
        if (history instanceof History.Known known) {
            ObjectNode past = line.putObject("past");
            History.Files files = known.files();
            past.putObject("files")
                    .put("known", files.known())
                    .put("last-changes", files.lastChanges())
                    .put("last-by-others", files.lastByOthers())
                    .put("youngest", files.youngest())
                    .put("repairs", files.repairs())
                    .put("people", files.people())
                    .put("changes", files.changes())
                    .put("own-changes", files.ownChanges())
                    .put("reverts", files.reverts())
                    .put("reverted", files.reverted())
                    .put("reverted-days", files.revertedDays());
            History.Folders folders = known.folders();
            past.putObject("folders")
                    .put("busiest", folders.busiest())
                    .put("busiest-fixes", folders.busiestFixes())
                    .put("changes", folders.changes())
                    .put("own-changes", folders.ownChanges());
            History.Parts parts = known.parts();
            past.putObject("parts")
                    .put("changes", parts.changes())
                    .put("reverts", parts.reverts())
                    .put("worst", parts.worst());
        }
    }

    static Guidance.Document document(Part part) {
        return new Guidance.Document(
                part.text("path"),
                part.number("changed"),
                part.number("code-changed"),
                part.number("changes-since", 0));
    }

    static void write(Guidance guidance, ObjectNode line) {
        if (guidance instanceof Guidance.Known known) {
            ArrayNode documents = line.putArray("guidance");
            known.documents()
                    .forEach(one -> documents
                            .addObject()
                            .put("path", one.path())
                            .put("changed", one.changedAt())
                            .put("code-changed", one.codeChangedAt())
                            .put("changes-since", one.changesSince()));
        }
    }

    static Dossier.Earlier compared(Part part) {
        return new Dossier.Earlier(
                part.decimals("defects"),
                part.decimals("rollbacks"),
                part.part("anchor", PastForm::anchor, Anchor.none()));
    }

    private static Anchor anchor(Part part) {
        return new Anchor(part.decimal("logits"), part.number("changes", 0), part.number("taken-back", 0));
    }

    static void write(Dossier.Earlier earlier, ObjectNode line) {
        if (!earlier.equals(Dossier.Earlier.none())) {
            ObjectNode node = line.putObject("compared");
            ArrayNode defects = node.putArray("defects");
            earlier.defects().forEach(defects::add);
            ArrayNode rollbacks = node.putArray("rollbacks");
            earlier.rollbacks().forEach(rollbacks::add);
            if (!earlier.anchor().equals(Anchor.none())) {
                node.putObject("anchor")
                        .put("logits", earlier.anchor().logits())
                        .put("changes", earlier.anchor().changes())
                        .put("taken-back", earlier.anchor().takenBack());
            }
        }
    }
}
