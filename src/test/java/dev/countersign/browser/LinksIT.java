package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever page one is on, every other is two links away at most; and who did not come by a link begins at the first page. */
class LinksIT extends Scene {

    private static final List<String> ERINS = List.of(
            "/home",
            "/acme",
            "/acme/policy",
            "/history?organisation=acme",
            Stage.BLOCKED,
            "/acme/shop/history",
            "/acme/shop/policy",
            "/operations",
            "/setup",
            "/setup/proposal?organisation=acme");
    private static final List<String> ALICES = List.of("/acme/shop/pull/1", "/acme/shop/history", "/acme/shop/policy");

    private static Set<String> links(Window window, String path) {
        List<?> found = (List<?>) window.at(path)
                .page()
                .evaluate(
                        "() => [...document.querySelectorAll('a[href^=\"/\"]')].map(one => one.getAttribute('href'))");
        Set<String> links = new HashSet<>();
        found.forEach(one -> links.add(String.valueOf(one).replaceFirst("#.*", "")));
        return links;
    }

    /** Which pages cannot be reached from which. */
    private static List<String> apart(Window window, List<String> pages) {
        Map<String, Set<String>> links = new HashMap<>();
        pages.forEach(path -> links.put(path, links(window, path)));
        List<String> apart = new ArrayList<>();
        for (String from : pages) {
            Set<String> reached = new HashSet<>(links.get(from));
            links.get(from).forEach(one -> reached.addAll(links.getOrDefault(one, Set.of())));
            pages.stream()
                    .filter(to -> !to.equals(from) && !reached.contains(to))
                    .forEach(to -> apart.add(from + " to " + to));
        }
        return apart;
    }

    @Test
    void every_page_is_two_links_from_every_other_at_most() {
        try (Window erin = window("erin", "/setup")) {
            assertThat(erin.page().getByText("GitHub said this at")).isVisible();
            erin.at("/setup/proposal?organisation=acme");
            assertThat(erin.page().getByText("Drawn at")).isVisible();
            assertEquals(List.of(), apart(erin, ERINS));
        }
        try (Window alice = window("alice", Stage.BLOCKED)) {
            assertEquals(List.of(), apart(alice, ALICES));
        }
    }

    @Test
    void the_first_page_leads_an_owner_to_what_is_theirs_and_everybody_to_what_they_name() {
        try (Window erin = window("erin", "/home")) {
            assertThat(erin.part("acme")).containsText("acme/shop#4");
            Inspection.of(erin, "home");
        }
        try (Window alice = window("alice", "/acme/shop/history")) {
            assertThat(alice.page().getByLabel("Where this page is").getByText("acme", exact()))
                    .hasCount(0);
            alice.link("Countersign").click();
            assertThat(alice.heading()).hasText("Countersign");
            assertThat(alice.page().locator("main")).not().containsText("acme/shop#4");
            alice.page().getByLabel("A repository or pull request").fill("neither");
            alice.button("Go there").click();
            assertThat(alice.page().getByText("That is no repository or pull request"))
                    .isVisible();
            alice.page().getByLabel("A repository or pull request").fill("https://github.com/acme/shop/pull/4/files");
            alice.button("Go there").click();
            assertThat(alice.heading()).containsText("Waiting for 2 of 3");
            alice.page().getByLabel("Where this page is").getByText("shop").click();
            assertThat(alice.heading()).hasText("History");
        }
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
