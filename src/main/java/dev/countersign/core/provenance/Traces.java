package dev.countersign.core.provenance;

import com.google.re2j.Pattern;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the records that tools keep of who wrote which lines: git-ai's authorship log in a commit's note, and Agent Trace records in
 * files that the change adds to. Whoever writes a record can leave it away, so that a record only ever adds. Immutable.
 */
final class Traces {

    private static final int LONGEST = 262_144;
    private static final int MOST_RECORDS = 500;
    private static final Pattern DIVIDER = Pattern.compile("\r?\n---\r?\n");
    private static final String FOLDER = ".agent-trace";

    private final Credits credits;

    Traces(Credits credits) {
        this.credits = credits;
    }

    /** Adds the tools to which a commit's note ascribes lines. */
    void note(Commit commit, Findings findings) {
        String note = commit.note();
        String[] parts = note.length() > LONGEST ? new String[0] : DIVIDER.split("\n" + note, 2);
        if (parts.length < 2) {
            return;
        }
        Set<String> writers = new TreeSet<>();
        parts[0].lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split("[ :]", 2)[0])
                .forEach(writers::add);
        Map<?, ?> log = JsonText.object(JsonText.read(parts[1].strip()).orElse(""));
        for (String kind : List.of("sessions", "prompts")) {
            JsonText.object(log.get(kind)).forEach((id, session) -> {
                if (id instanceof String text && writers.contains(text)) {
                    Map<?, ?> agent = JsonText.object(JsonText.object(session).get("agent_id"));
                    tool(
                            JsonText.text(agent.get("tool")),
                            JsonText.text(agent.get("model")),
                            Role.ASSISTED,
                            "note of commit " + commit.shortSha(),
                            findings);
                }
            });
        }
    }

    /** Adds the tools that records in the change's own trace files name for files of this change. */
    void files(List<ChangedFile> files, Findings findings) {
        List<ChangedFile> kept = files.stream().filter(Traces::keepsRecords).toList();
        if (kept.isEmpty()) {
            return;
        }
        Set<String> paths = files.stream().map(ChangedFile::path).collect(Collectors.toCollection(LinkedHashSet::new));
        for (ChangedFile file : kept) {
            for (Object record : records(((Content.Patch) file.content()).text())) {
                record(JsonText.object(record), paths, "file " + file.path(), findings);
            }
        }
    }

    private static boolean keepsRecords(ChangedFile file) {
        String path = file.path();
        boolean named = path.startsWith(FOLDER) || path.contains("/" + FOLDER);
        return named
                && (path.endsWith(".json") || path.endsWith(".jsonl"))
                && file.status() != ChangedFile.Status.REMOVED
                && file.content() instanceof Content.Patch;
    }

    /** A record a line, or one over all lines that were added. */
    private static List<Object> records(String patch) {
        List<String> added = patch.lines()
                .filter(line -> line.startsWith("+"))
                .map(line -> line.substring(1))
                .toList();
        if (added.stream().mapToInt(String::length).sum() > LONGEST) {
            return List.of();
        }
        List<Object> records = new ArrayList<>();
        for (String line : added) {
            if (line.startsWith("{") && records.size() < MOST_RECORDS) {
                JsonText.read(line).ifPresent(records::add);
            }
        }
        if (records.isEmpty()) {
            Optional<Object> whole = JsonText.read(String.join("\n", added));
            whole.ifPresent(value -> records.addAll(value instanceof List<?> list ? list : List.of(value)));
        }
        return records;
    }

    private void record(Map<?, ?> record, Set<String> paths, String where, Findings findings) {
        Set<String> types = new LinkedHashSet<>();
        Set<String> models = new LinkedHashSet<>();
        for (Object file : JsonText.list(record.get("files"))) {
            if (paths.contains(JsonText.text(JsonText.object(file).get("path")))) {
                JsonText.list(JsonText.object(file).get("conversations"))
                        .forEach(conversation -> contributors(JsonText.object(conversation), types, models));
            }
        }
        boolean ai = types.contains("ai") || types.contains("mixed");
        if (ai && !JsonText.text(record.get("version")).isEmpty()) {
            tool(
                    JsonText.text(JsonText.object(record.get("tool")).get("name")),
                    String.join(", ", models),
                    types.equals(Set.of("ai")) ? Role.AUTHORED : Role.ASSISTED,
                    where,
                    findings);
        }
    }

    private static void contributors(Map<?, ?> conversation, Set<String> types, Set<String> models) {
        List<Object> all = new ArrayList<>();
        all.add(conversation.get("contributor"));
        JsonText.list(conversation.get("ranges"))
                .forEach(range -> all.add(JsonText.object(range).get("contributor")));
        for (Object one : all) {
            String type = JsonText.text(JsonText.object(one).get("type"));
            String model = JsonText.text(JsonText.object(one).get("model_id"));
            if (!type.isEmpty()) {
                types.add(type);
            }
            if (!model.isEmpty() && models.size() < MOST_RECORDS) {
                models.add(model);
            }
        }
    }

    /** A record is made for tools alone, so that a name nobody knows is still one's. */
    private void tool(String name, String model, Role role, String where, Findings findings) {
        String quote = model.isEmpty() ? name : name + " (" + model + ")";
        credits.whole(Fold.fold(name))
                .or(credits::unnamed)
                .ifPresent(named -> findings.add(named.tool(), named.marker(), role, where, quote));
        findings.models(Models.in(model));
    }
}
