package dev.countersign.store;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.flow.Evaluation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Tables {@code marker_seen} and {@code evidence_seen}: what was ever seen of tools on a pull request. */
final class KeptEvidence {

    private final EntityManager database;

    KeptEvidence(EntityManager database) {
        this.database = database;
    }

    /** Each marker that was seen, at the place where it was seen first. */
    List<Evidence> markers(long id) {
        List<?> rows = database.createNativeQuery(
                        "select tool, role, marker, place, quote from marker_seen where subject_id = ?1"
                                + " order by at, tool, marker")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(KeptEvidence::evidence)
                .toList();
    }

    /** All evidence that was seen, each at its place, and since when it is known. */
    List<Sighting> sightings(long id) {
        List<?> rows = database.createNativeQuery(
                        "select tool, role, marker, place, quote, since from evidence_seen where subject_id = ?1"
                                + " order by since, digest")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new Sighting(evidence(one), (Instant) one[5]))
                .toList();
    }

    private static Evidence evidence(Object[] one) {
        return new Evidence(
                (String) one[0], Role.valueOf((String) one[1]), (String) one[2], (String) one[3], (String) one[4]);
    }

    void keep(long id, Evaluation evaluation) {
        if (evaluation.verdict().assistance().evidence().isEmpty()) {
            return;
        }
        List<Evidence> known = sightings(id).stream().map(Sighting::evidence).toList();
        for (Evidence one : evaluation.verdict().assistance().evidence()) {
            if (!known.contains(one)) {
                keepMarker(id, one, evaluation.at());
                keepPlace(id, one, evaluation.read());
            }
        }
    }

    private void keepMarker(long id, Evidence one, Instant at) {
        database.createNativeQuery("insert into marker_seen (subject_id, tool, role, marker, place, quote, at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, one.tool())
                .setParameter(3, one.role().name())
                .setParameter(4, one.marker())
                .setParameter(5, one.where())
                .setParameter(6, storable(one.quote()))
                .setParameter(7, at)
                .executeUpdate();
    }

    private void keepPlace(long id, Evidence one, Instant since) {
        String identity = String.join("\n", one.tool(), one.role().name(), one.marker(), one.where(), one.quote());
        database.createNativeQuery("insert into evidence_seen (subject_id, digest, tool, role, marker, place, quote,"
                        + " since) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, Sha256.of(identity))
                .setParameter(3, one.tool())
                .setParameter(4, one.role().name())
                .setParameter(5, one.marker())
                .setParameter(6, one.where())
                .setParameter(7, storable(one.quote()))
                .setParameter(8, since)
                .executeUpdate();
    }

    /** PostgreSQL's texts have no such character. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
