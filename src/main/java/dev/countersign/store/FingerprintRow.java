package dev.countersign.store;

import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.json.VerdictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Table {@code fingerprint}: what a change looked like at a head, against a base branch.
 *
 * <p>Its files are a JSON array: path, previous path and digest of one file after the other.
 */
record FingerprintRow(History.Position position, Fingerprint fingerprint) {

    private static final int NEWEST = 100;
    private static final String OF =
            "select head, base, files from fingerprint where subject_id = ? order by at desc limit " + NEWEST;
    private static final String KEEP = "insert into fingerprint (subject_id, head, base, files, at)"
            + " values (?, ?, ?, ?, ?) on conflict (subject_id, head, base) do update"
            + " set files = excluded.files, at = excluded.at";

    /** The newest heads; a sign-off for an older one has to be given again. */
    static Jdbc.Question<FingerprintRow> of(long subject) {
        return new Jdbc.Question<>(
                OF, row -> read(row.getString("head"), row.getString("base"), row.getString("files")), subject);
    }

    private static FingerprintRow read(String head, String base, String files) {
        List<String> parts = VerdictJson.readStrings(files);
        List<Fingerprint.Entry> entries = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 3) {
            entries.add(new Fingerprint.Entry(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
        }
        return new FingerprintRow(new History.Position(head, base), new Fingerprint(base, entries));
    }

    static Jdbc.Step keep(long subject, Push standing, Fingerprint fingerprint, Instant at) {
        String files = VerdictJson.write(fingerprint.files().stream()
                .flatMap(entry -> Stream.of(entry.path(), entry.previousPath(), entry.digest()))
                .toList());
        return new Jdbc.Step(KEEP, subject, standing.head(), standing.base(), files, at);
    }
}
