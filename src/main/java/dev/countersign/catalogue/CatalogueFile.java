package dev.countersign.catalogue;

import dev.countersign.core.provenance.Automaton;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Tool;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One file of the catalogue.
 *
 * @param tools the AI tools in it, in order
 * @param automation the bots in it that are not AI, in order
 */
record CatalogueFile(List<Tool> tools, List<Automaton> automation) {

    /**
     * Reads a file strictly.
     *
     * @throws IllegalStateException when something in it is unknown, missing or of the wrong type
     */
    static CatalogueFile read(String file, String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .build();
        Entry root = new Entry(file, new Load(settings).loadFromString(yaml));
        List<Tool> tools = new ArrayList<>();
        for (Entry tool : root.optional("tools").entries()) {
            tools.add(tool(tool));
        }
        List<Automaton> automation = new ArrayList<>();
        for (Entry bot : root.optional("automation").entries()) {
            automation.add(new Automaton(
                    bot.key(),
                    bot.optional("logins").texts(),
                    bot.optional("emails").texts()));
            bot.allow("logins", "emails");
        }
        root.allow("tools", "automation");
        return new CatalogueFile(tools, automation);
    }

    private static Tool tool(Entry tool) {
        List<Marker> markers = new ArrayList<>();
        for (Entry marker : tool.optional("markers").entries()) {
            markers.add(MarkerEntry.read(tool.key(), marker));
        }
        tool.allow("name", "vendor", "homepage", "markers");
        return new Tool(
                tool.key(),
                tool.required("name").text(),
                tool.required("vendor").text(),
                tool.optional("homepage").textOr(""),
                markers);
    }
}
