package dev.countersign.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.flow.AppSource.Seen;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Project;
import dev.countersign.testing.MemoryChronicle;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.overview.Figures.ToolUse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given an installation's repositories, when a policy is drafted, then it is drawn from the most active of them. */
class DraftsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");

    private final FakeApp app = new FakeApp();
    private final FewFigures figures = new FewFigures();
    private final MemoryChronicle chronicle = new MemoryChronicle(new Project(1, 1, SHOP));
    private final Drafts drafts = new Drafts(
            app,
            app,
            app,
            chronicle,
            figures,
            Catalogues.builtIn().tools(),
            new GitHubWeb("https://github.com"),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Installation acme = app.installed("acme");

    private void repository(long id, String name, long changes, int daysAgo) {
        app.repositories.add(new Seen(id, new RepositoryRef("acme", name), NOW.minusSeconds(86_400L * daysAgo), false));
        app.changes.put(id, changes);
    }

    @Test
    void the_most_active_ten_are_read_by_merged_changes_and_then_by_pushes() {
        for (int i = 0; i < 12; i++) {
            repository(i, "r" + i, i == 3 ? 50 : 0, i);
        }
        app.repositories.add(new Seen(90, new RepositoryRef("acme", ".github"), NOW, false));
        app.repositories.add(new Seen(91, new RepositoryRef("acme", "old"), NOW, true));
        List<String> drawn = drafts.draft(acme).repositories();
        assertEquals(10, drawn.size());
        assertEquals(List.of("acme/r3", "acme/r0", "acme/r1"), drawn.subList(0, 3));
        assertFalse(drawn.contains("acme/r11"));
    }

    @Test
    void owners_past_and_tools_come_together_in_a_link_that_opens_the_new_file() {
        repository(1, "shop", 9, 0);
        app.owners.put(SHOP, new PolicyText.Found("acme/shop/docs/CODEOWNERS", "b", "/pay/ @acme/pay\n"));
        for (int i = 0; i < 40; i++) {
            chronicle.kept.add(new Recorded(
                    new PastChange(
                            String.format("%040x", i),
                            NOW.getEpochSecond() - 4_000 + i,
                            "7",
                            i % 4 == 0,
                            List.of(),
                            List.of(ChangedFile.of(
                                    i % 2 == 0 ? "ledger/a" : "b",
                                    ChangedFile.Status.MODIFIED,
                                    1,
                                    0,
                                    new Content.Unknown()))),
                    0,
                    ""));
        }
        figures.tools.add(new ToolUse("2026-11", "Claude Code", 3));
        figures.tools.add(new ToolUse("2026-10", "Claude Code", 2));
        figures.tools.add(new ToolUse("2026-10", "Our Own", 2));
        Draft draft = drafts.draft(acme);
        assertTrue(draft.text().contains("\"/pay/\"  # acme/shop/docs/CODEOWNERS:1\n"), draft.text());
        assertTrue(
                draft.text().contains("claude-code: {status: trial, until: 2027-02-25}  # Claude Code helped with 5"));
        assertFalse(draft.text().contains("Our Own"));
        assertTrue(draft.text().contains("fragile-ledger:"), draft.text());
        assertTrue(draft.filled());
        String start = "https://github.com/acme/.github/new/HEAD?filename=.github%2Fcountersign.yml&value=";
        assertTrue(draft.address().startsWith(start), draft.address());
        assertEquals(
                draft.text(), URLDecoder.decode(draft.address().substring(start.length()), StandardCharsets.UTF_8));
    }

    @Test
    void what_is_too_long_for_an_address_is_there_to_be_copied() {
        repository(1, "shop", 9, 0);
        StringBuilder owners = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            owners.append("/folder-")
                    .append(i)
                    .append("/ @acme/team-")
                    .append(i)
                    .append('\n');
        }
        app.owners.put(SHOP, new PolicyText.Found("acme/shop/CODEOWNERS", "b", owners.toString()));
        Draft draft = drafts.draft(acme);
        assertFalse(draft.filled());
        assertEquals("https://github.com/acme/.github/new/HEAD?filename=.github%2Fcountersign.yml", draft.address());
        assertTrue(draft.text().contains("team-29"));
    }
}
