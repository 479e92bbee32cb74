package dev.countersign.core.risk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells files that instruct AI tools, and the folder each is about, from their paths alone. */
final class GuidanceFile {

    private static final Set<String> NAMES = Set.of(
            "agents.md",
            "agent.md",
            "claude.md",
            "claude.local.md",
            "gemini.md",
            ".cursorrules",
            ".windsurfrules",
            ".clinerules");

    /** What tools keep their instructions in; they are about the folder that this is in. */
    private static final List<String> PLACES = List.of(
            ".cursor/rules/",
            ".github/copilot-instructions.md",
            ".github/instructions/",
            ".kiro/steering/",
            ".clinerules/",
            ".windsurf/rules/",
            ".junie/",
            ".claude/claude.md");

    private GuidanceFile() {}

    /** The folder that the file is about, with a slash at its end, or empty for all; nothing when it is no such file. */
    static Optional<String> governs(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String place : PLACES) {
            int at = lower.startsWith(place) ? 0 : lower.indexOf("/" + place) + 1;
            if (at > 0 || lower.startsWith(place)) {
                return Optional.of(path.substring(0, at));
            }
        }
        int name = lower.lastIndexOf('/') + 1;
        return NAMES.contains(lower.substring(name)) ? Optional.of(path.substring(0, name)) : Optional.empty();
    }
}
