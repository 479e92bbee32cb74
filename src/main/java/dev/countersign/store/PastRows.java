package dev.countersign.store;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.flow.Chronicle;
import dev.countersign.json.VerdictJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Table {@code file_history} and {@code person_history}: writes and reads merged changes on an open connection. */
final class PastRows {

    /** Files of a change beyond these are not kept, as in the data that the weights were fitted on, times three. */
    private static final int MOST_FILES = 300;

    private static final int FIELDS = 5;
    private static final int BATCH = 500;

    private PastRows() {}

    /** Adds changes in this order, each once; answers how many were new. */
    static int add(Connection connection, long repositoryId, List<Recorded> ordered) throws SQLException {
        int added = 0;
        long place = Long.MIN_VALUE;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into file_history (repository_id, sha, place, at, author, fix, reverts, subject, pull, files)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (repository_id, sha) do nothing")) {
            int waiting = 0;
            for (Recorded recorded : ordered) {
                place = Math.max(place, recorded.change().at());
                fill(insert, repositoryId, recorded, place);
                insert.addBatch();
                if (++waiting == BATCH) {
                    added += sum(insert.executeBatch());
                    waiting = 0;
                }
            }
            return added + sum(insert.executeBatch());
        }
    }

    private static void fill(PreparedStatement insert, long repositoryId, Recorded recorded, long place)
            throws SQLException {
        PastChange change = recorded.change();
        insert.setLong(1, repositoryId);
        insert.setString(2, change.sha());
        insert.setLong(3, place);
        insert.setLong(4, change.at());
        insert.setString(5, change.author());
        insert.setBoolean(6, change.fix());
        insert.setString(7, String.join(" ", change.reverts()));
        insert.setString(8, recorded.subject());
        insert.setInt(9, recorded.pull());
        insert.setString(
                10,
                VerdictJson.write(change.files().stream()
                        .limit(MOST_FILES)
                        .flatMap(PastRows::fields)
                        .toList()));
    }

    private static Stream<String> fields(ChangedFile file) {
        String before = file.previousPath().equals(file.path()) ? "" : plain(file.previousPath());
        return Stream.of(
                file.status().name(),
                plain(file.path()),
                before,
                Integer.toString(file.additions()),
                Integer.toString(file.deletions()));
    }

    /** PostgreSQL keeps no NUL, and git paths may hold anything else. */
    private static String plain(String path) {
        return path.replace("\0", "");
    }

    private static int sum(int[] counts) {
        int all = 0;
        for (int count : counts) {
            all += Math.max(0, count);
        }
        return all;
    }

    /** Adds people by their addresses; answers how many were new. */
    static int know(Connection connection, Map<String, String> people) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into person_history (mail, person) values (?, ?) on conflict (mail) do nothing")) {
            for (Map.Entry<String, String> one : people.entrySet()) {
                insert.setString(1, one.getKey());
                insert.setString(2, one.getValue());
                insert.addBatch();
            }
            return sum(insert.executeBatch());
        }
    }

    /** The changes after a mark, in order. */
    static List<Chronicle.Stored> after(Connection connection, long repositoryId, Chronicle.Mark mark, int most)
            throws SQLException {
        List<Chronicle.Stored> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select h.id, h.place, h.sha, h.at, coalesce(p.person, h.author), h.fix, h.reverts, h.subject, h.pull,"
                        + " h.files from file_history h left join person_history p on p.mail = h.author"
                        + " where h.repository_id = ? and (h.place, h.id) > (?, ?) order by h.place, h.id limit ?")) {
            select.setLong(1, repositoryId);
            select.setLong(2, mark.place());
            select.setLong(3, mark.id());
            select.setInt(4, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Chronicle.Stored(recorded(rows), new Chronicle.Mark(rows.getLong(2), rows.getLong(1))));
                }
            }
        }
        return found;
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        String reverts = row.getString(7);
        return new Recorded(
                new PastChange(
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getBoolean(6),
                        reverts.isEmpty() ? List.of() : List.of(reverts.split(" ")),
                        files(row.getString(10))),
                row.getInt(9),
                row.getString(8));
    }

    private static List<ChangedFile> files(String json) {
        List<String> fields = VerdictJson.readStrings(json);
        List<ChangedFile> files = new ArrayList<>(fields.size() / FIELDS);
        for (int i = 0; i < fields.size(); i += FIELDS) {
            String path = fields.get(i + 1);
            files.add(new ChangedFile(
                    path,
                    ChangedFile.Status.valueOf(fields.get(i)),
                    fields.get(i + 2).isEmpty() ? path : fields.get(i + 2),
                    Integer.parseInt(fields.get(i + 3)),
                    Integer.parseInt(fields.get(i + 4)),
                    new Content.Unknown()));
        }
        return files;
    }
}
