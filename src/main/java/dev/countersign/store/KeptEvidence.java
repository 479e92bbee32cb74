package dev.countersign.store;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.flow.Evaluation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tables {@code marker_seen} and {@code evidence_seen}: what was ever seen of tools on a pull request. */
final class KeptEvidence {

    private static final String MARKERS =
            "select tool, role, marker, place, quote from marker_seen where subject_id = ? order by at, tool, marker";
    private static final String SIGHTINGS = "select tool, role, marker, place, quote, since from evidence_seen"
            + " where subject_id = ? order by since, digest";
    private static final String MARKER = "insert into marker_seen (subject_id, tool, role, marker, place, quote, at)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String PLACE =
            "insert into evidence_seen (subject_id, digest, tool, role, marker, place, quote,"
                    + " since) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private KeptEvidence() {}

    /** Each marker that was seen, at the place where it was seen first. */
    static Jdbc.Question<Evidence> markers(long id) {
        return new Jdbc.Question<>(MARKERS, KeptEvidence::evidence, id);
    }

    /** All evidence that was seen, each at its place, and since when it is known. */
    static Jdbc.Question<Sighting> sightings(long id) {
        return new Jdbc.Question<>(SIGHTINGS, row -> new Sighting(evidence(row), Jdbc.instant(row, "since")), id);
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getString("tool"),
                Role.valueOf(row.getString("role")),
                row.getString("marker"),
                row.getString("place"),
                row.getString("quote"));
    }

    /** Keeps what is new of an evaluation's evidence. */
    static List<Jdbc.Step> keep(long id, Evaluation evaluation) {
        List<Evidence> known = evaluation.given().dossier().memory().sightings().stream()
                .map(Sighting::evidence)
                .toList();
        List<Jdbc.Step> steps = new ArrayList<>();
        for (Evidence one : evaluation.verdict().assistance().evidence()) {
            if (!known.contains(one)) {
                steps.add(marker(id, one, evaluation.at()));
                steps.add(place(id, one, evaluation.read()));
            }
        }
        return steps;
    }

    private static Jdbc.Step marker(long id, Evidence one, Instant at) {
        return new Jdbc.Step(
                MARKER, id, one.tool(), one.role().name(), one.marker(), one.where(), storable(one.quote()), at);
    }

    private static Jdbc.Step place(long id, Evidence one, Instant since) {
        String identity = String.join("\n", one.tool(), one.role().name(), one.marker(), one.where(), one.quote());
        return new Jdbc.Step(
                PLACE,
                id,
                Sha256.of(identity),
                one.tool(),
                one.role().name(),
                one.marker(),
                one.where(),
                storable(one.quote()),
                since);
    }

    /** PostgreSQL's texts have no such character. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
