package dev.countersign.store;

import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.json.VerdictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Table {@code fingerprint}: what a change looked like at a head, against a base branch. */
@Entity
@Table(name = "fingerprint")
@IdClass(FingerprintRow.Key.class)
class FingerprintRow extends PanacheEntityBase {

    record Key(long subjectId, String head, String base) implements Serializable {}

    @Id
    long subjectId;

    @Id
    String head;

    @Id
    String base;

    /** A JSON array: path, previous path and digest of one file after the other. */
    String files;

    Instant at;

    /** The newest heads; a sign-off for an older one has to be given again. */
    static List<FingerprintRow> of(long subjectId) {
        return find("subjectId = ?1 order by at desc", subjectId).page(0, 100).list();
    }

    static String text(Fingerprint fingerprint) {
        return VerdictJson.write(fingerprint.files().stream()
                .flatMap(entry -> Stream.of(entry.path(), entry.previousPath(), entry.digest()))
                .toList());
    }

    History.Position position() {
        return new History.Position(head, base);
    }

    Fingerprint fingerprint() {
        List<String> parts = VerdictJson.readStrings(files);
        List<Fingerprint.Entry> entries = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 3) {
            entries.add(new Fingerprint.Entry(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
        }
        return new Fingerprint(base, entries);
    }
}
