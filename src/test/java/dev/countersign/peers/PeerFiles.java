package dev.countersign.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the corpus: one file for each suite of a peer, one entry for each case of it. */
final class PeerFiles {

    /** The suites, each a file under {@code src/test/resources/peers}. */
    static final List<String> SUITES = List.of(
            "policy-bot-approval",
            "policy-bot-disapproval",
            "policy-bot-people",
            "policy-bot-files",
            "policy-bot-authors",
            "policy-bot-names",
            "policy-bot-checks",
            "prow",
            "gerrit");

    private PeerFiles() {}

    /** All cases that can be said here. */
    static List<PeerCase> cases() {
        List<PeerCase> cases = new ArrayList<>();
        for (String suite : SUITES) {
            for (Map<String, Object> group : groups(suite)) {
                for (Object one : (List<?>) group.getOrDefault("cases", List.of())) {
                    Map<String, Object> all = new LinkedHashMap<>(group);
                    all.remove("cases");
                    Map<String, Object> own = fields(one);
                    Map<String, Object> given = new LinkedHashMap<>(fields(all.getOrDefault("given", Map.of())));
                    given.putAll(fields(own.getOrDefault("given", Map.of())));
                    all.putAll(own);
                    all.put("given", given);
                    cases.add(new PeerCase(suite, all));
                }
            }
        }
        return cases;
    }

    /** The groups of a suite. */
    static List<Map<String, Object>> groups(String suite) {
        String path = "/peers/" + suite + ".yml";
        try (InputStream text = PeerFiles.class.getResourceAsStream(path)) {
            List<Map<String, Object>> groups = new ArrayList<>();
            Object read = new Load(LoadSettings.builder().setLabel(path).build()).loadFromInputStream(text);
            ((List<?>) read).forEach(group -> groups.add(fields(group)));
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> fields(Object node) {
        return (Map<String, Object>) node;
    }
}
