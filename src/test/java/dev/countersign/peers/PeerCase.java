package dev.countersign.peers;

import dev.countersign.policyfile.PolicyBotReader;
import dev.countersign.testing.Cases;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * A case of a peer's.
 *
 * @param suite the file it is in
 * @param fields what it says
 */
record PeerCase(String suite, Map<String, Object> fields) {

    @Override
    public String toString() {
        return fields.get("file") + " " + fields.get("test");
    }

    /** What the peer decides. */
    String theirs() {
        return fields.get("theirs").toString();
    }

    /** What is decided here; the same in our words where nothing else is said. */
    String ours() {
        return fields.getOrDefault("ours", inOurWords(theirs())).toString();
    }

    /** The number of the reason why we differ; 0 where we do not. */
    int reason() {
        return (int) fields.getOrDefault("differs", 0);
    }

    /** Whether the translation of their rule says that something was left out. */
    boolean told() {
        return (boolean) fields.getOrDefault("told", false);
    }

    static String inOurWords(String theirs) {
        return switch (theirs) {
            case "approved" -> "cleared";
            case "pending", "skipped" -> "waits";
            case "disapproved" -> "stopped";
            default -> theirs;
        };
    }

    /** The policy of the peer's in its own words; empty where the case says it in ours. */
    String policyBot() {
        if (fields.containsKey("if")) {
            return "{policy: {approval: [one, r]}, approval_rules: [{name: one, requires: {count: 1, permissions: [write]}},"
                    + " {name: r, if: " + flow(fields.get("if")) + ", requires: {count: 1, permissions: [write]}}]}";
        }
        if (fields.containsKey("rule")) {
            Map<String, Object> rule = new LinkedHashMap<>(PeerFiles.fields(fields.get("rule")));
            rule.put("name", "r");
            return "{policy: {approval: [r]}, approval_rules: [" + flow(rule) + "]}";
        }
        return fields.containsKey("policy-bot") ? flow(fields.get("policy-bot")) : "";
    }

    /** What the translation of it leaves out. */
    List<String> leftOut() {
        return policyBot().isEmpty()
                ? List.of()
                : translation().leftOut().stream().map(Object::toString).toList();
    }

    /** Our policy, without its version. */
    String policy() {
        String ours = policyBot().isEmpty()
                ? "mode: enforce\n" + fields.get("policy")
                : translation().policy().replace("version: 1\n", "");
        return "disclosure: \"off\"\n" + ours;
    }

    private PolicyBotReader.Translation translation() {
        return new PolicyBotReader().translate(".policy.yml", policyBot().getBytes(StandardCharsets.UTF_8));
    }

    /** The situation. */
    Cases situation() {
        return new Situation(PeerFiles.fields(fields.get("given"))).under(policy());
    }

    private static String flow(Object node) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.FLOW)
                .setWidth(10_000)
                .build();
        return new Dump(settings).dumpToString(node).strip();
    }
}
