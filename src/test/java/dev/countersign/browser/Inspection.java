package dev.countersign.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds of every page: axe finds nothing in light and dark, wide and narrow; nothing has to be scrolled sideways on a
 * phone; all that can be pressed is reached with the Tab key, in order, and seen; all that is loaded is less than 100 KB.
 */
final class Inspection {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int LARGEST = 100_000;
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HIGH = 900;
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String WEIGHT = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, one) => sum + one.decodedBodySize, 0)""";

    private static final String STOPS = """
            () => {
              window.stops = [...document.querySelectorAll(
                  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                  .filter(one => one.checkVisibility() && !one.disabled);
              return window.stops.length;
            }""";

    private static final String STOP = """
            () => {
              const one = document.activeElement;
              const look = getComputedStyle(one);
              const seen = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
              return window.stops.indexOf(one) + (seen ? '' : ' without a frame: ' + one.outerHTML.slice(0, 120));
            }""";

    /** Moments differ with every run; on pictures they are all the same one. */
    private static final String ONE_MOMENT = """
            () => document.querySelectorAll('time').forEach(one => one.textContent = '2026-11-23 09:30 UTC')""";

    private final Page page;
    private final String name;
    private final Optional<Locator> part;

    private Inspection(Page page, String name, Optional<Locator> part) {
        this.page = page;
        this.name = name;
        this.part = part;
    }

    /** Looks at what a window shows, and makes the pictures of that name. */
    static void of(Window window, String name) {
        new Inspection(window.page(), name, Optional.empty()).look();
    }

    /** The same with pictures of a part of it. */
    static void of(Window window, String name, Locator part) {
        new Inspection(window.page(), name, Optional.of(part)).look();
    }

    private void look() {
        int weight = number(WEIGHT);
        assertTrue(weight > 0 && weight < LARGEST, () -> name + " makes the browser load " + weight + " bytes");
        keyboard();
        page.evaluate(ONE_MOMENT);
        page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
        Path wide = Path.of(System.getProperty("screenshots", PICTURES.toString()));
        for (ColorScheme scheme : schemes()) {
            show(scheme, WIDE);
            picture(wide, "", scheme, WIDE);
            show(scheme, NARROW);
            picture(PICTURES, "-phone", scheme, NARROW);
        }
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : schemes()) {
            for (int width : new int[] {WIDE, NARROW}) {
                show(scheme, width);
                found.addAll(violations(scheme, width));
                found.addAll(sideways(width));
            }
        }
        page.setViewportSize(WIDE, HIGH);
        assertEquals("", String.join("\n", found), name);
    }

    private static List<ColorScheme> schemes() {
        return List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    }

    private void show(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, HIGH);
    }

    private void picture(Path folder, String kind, ColorScheme scheme, int width) {
        String file = name + kind + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
        Path path = folder.resolve(file);
        part.ifPresentOrElse(
                one -> one.screenshot(new Locator.ScreenshotOptions().setPath(path)),
                () -> page.screenshot(new Page.ScreenshotOptions()
                        .setPath(path)
                        .setClip(0, 0, width, Math.min(HIGH, number("() => document.body.scrollHeight")))));
    }

    private List<String> violations(ColorScheme scheme, int width) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(STANDARDS).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node ->
                                        scheme + " " + width + " " + rule.getId() + ": " + rule.getHelp() + said(node)))
                        .toList();
    }

    private static String said(CheckedNode node) {
        return "\n    " + node.getHtml() + "\n    " + node.getFailureSummary().replace("\n", "\n    ");
    }

    private List<String> sideways(int width) {
        int needed = number("() => document.documentElement.scrollWidth");
        return needed <= width ? List.of() : List.of("it is " + needed + " wide in a window of " + width);
    }

    private int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    private void keyboard() {
        int stops = number(STOPS);
        List<String> expected = Stream.iterate(0, one -> one + 1)
                .limit(stops)
                .map(String::valueOf)
                .toList();
        List<String> reached = new ArrayList<>();
        String last = "";
        // A date has several stops of its own, framed by the browser, and what scrolls has one.
        for (int press = 0; press < 2 * stops + 20 && reached.size() < stops; press++) {
            page.keyboard().press("Tab");
            String stop = (String) page.evaluate(STOP);
            String which = stop.split(" ")[0];
            if (!which.equals("-1") && !which.equals(last)) {
                reached.add(stop);
            }
            last = which;
        }
        // It begins where the page was last moved to.
        Collections.rotate(reached, -reached.indexOf("0"));
        assertEquals(expected, reached, () -> name + " by the Tab key");
    }
}
