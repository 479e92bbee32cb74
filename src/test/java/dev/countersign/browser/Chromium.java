package dev.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Debian's Chromium. Not safe for use by many threads, since Playwright is not. */
final class Chromium implements AutoCloseable {

    /** The property that names another executable. */
    private static final String PROPERTY = "countersign.chromium";

    private static final String DEBIAN = "/usr/bin/chromium";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; without one, what to do is said, and the test has failed. */
    static Chromium launch() {
        Path program = program(Path.of(System.getProperty(PROPERTY, DEBIAN)));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright, playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program)));
    }

    /** The executable at that place; fails, and says what to do, when there is none. */
    static Path program(Path place) {
        if (!Files.isExecutable(place)) {
            throw new AssertionError("The pages are tested in a browser, and there is none at " + place
                    + ": install Debian's package chromium (apt-get install chromium fonts-liberation), or name the"
                    + " executable of another Chromium with -D" + PROPERTY + "=PATH.");
        }
        return place;
    }

    /** A new window with cookies of its own. */
    Window window(String site) {
        return new Window(browser.newContext(Window.options(site)));
    }

    /** The same for somebody who has switched off JavaScript. */
    Window windowWithoutScripts(String site) {
        return new Window(browser.newContext(Window.options(site).setJavaScriptEnabled(false)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
