package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody's window. When it is closed the browser must have had nothing to complain of: no error, no refused script or style. */
final class Window implements AutoCloseable {

    private static final int WIDE = 1280;
    private static final int HIGH = 900;
    private static final int PATIENCE_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.location().contains("/favicon.ico")) {
                complaints.add(message.type() + " at " + page.url() + ": " + message.text());
            }
        });
        page.onPageError(problem -> complaints.add("thrown at " + page.url() + ": " + problem));
    }

    static Browser.NewContextOptions options(String site) {
        return new Browser.NewContextOptions()
                .setBaseURL(site)
                .setViewportSize(WIDE, HIGH)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** What it shows. */
    Page page() {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** Goes to a page that is there. */
    Window at(String path) {
        Response answer = page().navigate(path);
        assertEquals(200, answer.status(), () -> path + "\n" + answer.text());
        return this;
    }

    /** Goes to a page and logs in as GitHub asks for it; ends on that page. */
    Window loggedIn(String login, String path) {
        page().navigate(path);
        assertThat(heading()).hasText("Who are you?");
        button(login).click();
        page.waitForURL(Pattern.compile(".*" + Pattern.quote(path)));
        return this;
    }

    /** Fails unless a page cannot be told from one that is not there. */
    void findsNothingAt(String path) {
        refusedAt(404, path);
        assertThat(heading()).hasText("There is no such page");
    }

    /** Goes to a page that answers with this status, of which the browser complains. */
    void refusedAt(int status, String path) {
        assertEquals(status, page().navigate(path).status(), path);
        assertThat(heading()).isVisible();
        forgive(status);
    }

    /** Forgets that an answer had this status, of which the browser must have complained; fails when it did of anything else. */
    void forgive(int status) {
        Pattern refused = Pattern.compile(".*(status of|Status Error Code) " + status + "\\b.*");
        assertTrue(!complaints.isEmpty(), () -> "no answer had the status " + status);
        complaints.removeIf(refused.asMatchPredicate());
        assertEquals(List.of(), complaints);
    }

    /** The page's heading. */
    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** A button by what is written on it. */
    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    /** A link by its text. */
    Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    /** A part of the page by the heading it goes by. */
    Locator part(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints);
    }
}
