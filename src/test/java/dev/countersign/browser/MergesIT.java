package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was merged, around the check and otherwise, as alice reads it of the shop. */
class MergesIT extends Scene {

    private static final String PATH = "/acme/shop/history";
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    @Test
    void the_history_tells_of_merges_reverts_overrides_and_exceptions() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            alice.link("History").first().click();
            assertThat(alice.heading()).hasText("History");
            Locator merges = alice.part("Merges");
            assertThat(merges).containsText("acme/shop#1");
            assertThat(merges).containsText("around the check");
            assertThat(alice.part("Taken back")).containsText("took back");
            assertThat(alice.part("Overrides")).containsText("The checkout is down");
            assertThat(alice.part("Exceptions from the register of tools"))
                    .containsText("Trial of the storefront team");
            Inspection.of(alice, "history");
        }
    }

    @Test
    void the_organisations_history_is_told_to_its_owner() {
        try (Window erin = window("erin", "/acme")) {
            erin.link("History").click();
            assertThat(erin.heading()).hasText("History");
            assertThat(erin.part("Merges")).containsText("acme/shop#1");
            Inspection.of(erin, "history-organisation");
            erin.page().getByLabel("Where this page is").getByText("acme").click();
            assertThat(erin.heading()).hasText("acme");
        }
    }

    @Test
    void the_filter_leaves_what_went_around_the_check() {
        try (Window alice = window("alice", PATH)) {
            alice.page().getByLabel("only around the check").check();
            alice.button("Filter").click();
            Locator merges = alice.part("Merges around the check");
            assertThat(merges).containsText("acme/shop#2");
            assertThat(merges).not().containsText("acme/shop#1");
            assertThat(alice.page().getByLabel("only around the check")).isChecked();
            alice.page().getByLabel("From", EXACT).fill("2026-01-01");
            alice.page().getByLabel("until", EXACT).fill("2026-01-02");
            alice.button("Filter").click();
            assertThat(merges).containsText("None that is kept");
        }
    }

    @Test
    void the_table_is_downloaded_as_it_is_filtered() throws IOException {
        try (Window alice = window("alice", PATH + "?around=true")) {
            Locator csv = alice.part("Merges around the check").getByText("CSV");
            Download download = alice.page().waitForDownload(csv::click);
            assertTrue(download.suggestedFilename().endsWith(".csv"), download.suggestedFilename());
            List<String> lines = Files.readAllLines(download.path());
            assertEquals(2, lines.size(), lines::toString);
            assertTrue(lines.get(0).startsWith("at,pull,base,"), lines.get(0));
            assertTrue(lines.get(1).contains("acme/shop#2,main,"), lines.get(1));
        }
    }
}
