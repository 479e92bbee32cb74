package dev.countersign.catalogue;

import dev.countersign.core.provenance.Automaton;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Strength;
import dev.countersign.core.provenance.Tool;
import java.util.Comparator;
import java.util.Locale;

/** Writes {@code docs/tools.md} from the catalogue. */
final class ToolsPage {

    private static final String HEAD = """
            # Tools that Countersign knows

            This page is made from the catalogue in `src/main/resources/catalogue/`; change it there, then run
            `./mvnw -q -Dtest=ToolsPageTest -Dregenerate=true test`. How markers are looked for is told in
            [provenance.md](provenance.md).

            A tool's id is what the policy's `tools:` and `/ai` take. A *weak* marker counts only together with another weak
            marker of the same tool. The role is what the marker says at its strongest: a tool that is only committer or
            co-author *assisted*.

            """;

    private ToolsPage() {}

    static String of(Catalogue catalogue) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(String.format(
                Locale.ROOT,
                "%d tools, %d markers, %d bots that are not AI.%n%n",
                catalogue.tools().size(),
                catalogue.tools().stream()
                        .mapToInt(tool -> tool.markers().size())
                        .sum(),
                catalogue.automation().size()));
        catalogue.tools().stream().sorted(Comparator.comparing(Tool::id)).forEach(tool -> tool(tool, page));
        page.append("## Bots that are not AI\n\n| bot | known by |\n|---|---|\n");
        for (Automaton bot : catalogue.automation()) {
            page.append("| ")
                    .append(bot.name())
                    .append(" | `")
                    .append(String.join("`, `", bot.logins()))
                    .append("` |\n");
        }
        return page.toString();
    }

    private static void tool(Tool tool, StringBuilder page) {
        page.append("## `").append(tool.id()).append("`: ").append(tool.name()).append("\n\n");
        page.append(tool.vendor());
        if (!tool.homepage().isEmpty()) {
            page.append(", <").append(tool.homepage()).append('>');
        }
        page.append("\n\n| marker | kind | role | example | seen in |\n|---|---|---|---|---|\n");
        for (Marker marker : tool.markers()) {
            page.append("| `")
                    .append(marker.card().id())
                    .append("` | ")
                    .append(kind(marker))
                    .append(" | ")
                    .append(marker.card().role().name().toLowerCase(Locale.ROOT))
                    .append(marker.card().strength() == Strength.WEAK ? ", weak" : "")
                    .append(" | `` ")
                    .append(marker.card().matches().get(0).replace("|", "\\|"))
                    .append(" `` | ")
                    .append(marker.card().source().replace("|", "\\|"))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private static String kind(Marker marker) {
        return marker.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
