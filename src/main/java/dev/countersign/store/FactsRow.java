package dev.countersign.store;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.json.FactsJson;
import dev.countersign.json.VerdictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table {@code evaluation_facts}: what an evaluation was made from, without any source text. */
@Entity
@Table(name = "evaluation_facts")
class FactsRow extends PanacheEntityBase {

    /** Facts of more characters are not kept; the verdict is. */
    private static final int LONGEST = 8 << 20;

    @Id
    long evaluationId;

    Instant at;
    byte[] facts;
    String notes;
    String doubts;

    /** The facts as they are kept; empty when they are too many. */
    static String text(Case given) {
        Dossier dossier = given.dossier();
        String text = FactsJson.write(dossier.with(dossier.facts().withoutText()));
        return text.length() > LONGEST ? "" : text;
    }

    /** The digest of kept facts; empty when there are none. */
    static String digest(String text) {
        return text.isEmpty() ? "" : Sha256.of(text);
    }

    static void keep(EvaluationRow evaluation, Case given, String text) {
        if (text.isEmpty()) {
            return;
        }
        FactsRow row = new FactsRow();
        row.evaluationId = evaluation.id;
        row.at = evaluation.at;
        row.facts = Packed.pack(text);
        row.notes = VerdictJson.write(given.notes());
        row.doubts = VerdictJson.write(given.doubts());
        row.persist();
    }
}
