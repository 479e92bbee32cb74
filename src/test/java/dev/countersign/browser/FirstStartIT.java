package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.FaultyWire;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start without any App, as somebody sees it who has the key and a browser. */
class FirstStartIT {

    private static final Pattern LINK = Pattern.compile("open (http://localhost:\\d+)/setup\\?key=([0-9a-f]{32})\n");
    private static final Pattern RETURN = Pattern.compile("\"redirect_url\" *: *\"([^\"]*)\"");

    /** Where people and GitHub will reach the App: a proxy that ends TLS. */
    private static final String ADDRESS = "https://countersign.acme.example";

    @TempDir
    private Path folder;

    private final Village village = new Village();
    private final FaultyWire wire = new FaultyWire(village.github().url());

    @Test
    void from_the_key_to_an_app_that_judges() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("db"));
                Victim app = new Victim(folder.resolve("log"), settings(database));
                Chromium chromium = Chromium.launch()) {
            app.start();
            Waiting.until(
                    "it says where set-up is", () -> LINK.matcher(app.log()).find(), app::lastWords);
            Matcher link = LINK.matcher(app.log());
            assertTrue(link.find());
            try (Window window = chromium.window(link.group(1))) {
                window.page().route(ADDRESS + "/**", route -> proxy(route, link.group(1)));
                List<String> besides = new ArrayList<>();
                window.page().onRequest(request -> {
                    if (request.url().startsWith("http")
                            && !request.resourceType().equals("document")) {
                        besides.add(request.url());
                    }
                });
                create(window, link.group(2));
                assertEquals(List.of(), besides, "each page is whole by itself: soon nobody is there to ask");
            }
            Waiting.until("it is ready", app::ready, app::lastWords);
            village.webhooksTo(app.webhook());
            village.open();
            Waiting.until("a pull request is judged", village::judged, app::lastWords);
            // And nothing else was written: the village knows of what its pull request needs, and of nothing besides.
            assertEquals(List.of(), village.complaints());
        } finally {
            wire.close();
            village.github().close();
        }
    }

    private void create(Window window, String key) throws IOException {
        window.refusedAt(403, "/setup");
        Inspection.of(window, "setup-key");
        window.page().getByLabel("The key that Countersign printed").fill(key);
        window.button("Go on").click();

        assertThat(window.heading()).hasText("Create the App at GitHub");
        window.page().getByLabel("Organisation").fill("acme");
        window.page().getByLabel("Name of the App").fill("Acme Countersign");
        window.page().getByLabel("Address of this App").fill(ADDRESS);
        window.page().getByLabel("Your login at GitHub").fill("erin");
        Inspection.of(window, "setup-what");
        window.button("Go on").click();

        assertThat(window.heading()).hasText("Create Acme Countersign at GitHub");
        assertThat(window.page().getByRole(AriaRole.TABLE)).containsText("Checks");
        Inspection.of(window, "setup-confirm");
        wire.give("/app-manifests/the-code/conversions", village.converted());
        window.page().route(Pattern.compile(".*/settings/apps/new\\?.*"), FirstStartIT::ask);
        window.button("Create it at " + wire.url()).click();
        window.link("Create GitHub App").click();

        assertThat(window.heading()).hasText("Acme Countersign is created");
        assertThat(window.link("Install it")).hasAttribute("href", Pattern.compile(".*/apps/acme-countersign/.*"));
        Inspection.of(window, "setup-made");
    }

    private static void proxy(Route route, String app) {
        String url = app + route.request().url().substring(ADDRESS.length());
        route.fulfill(new Route.FulfillOptions().setResponse(route.fetch(new Route.FetchOptions().setUrl(url))));
    }

    /** What GitHub does with a manifest: it shows what it is asked for, and sends people back with a code. */
    private static void ask(Route route) {
        String sent = URLDecoder.decode(route.request().postData(), StandardCharsets.UTF_8);
        Matcher back = RETURN.matcher(sent);
        assertTrue(back.find(), sent);
        String state = route.request().url().replaceFirst(".*[?&]state=", "");
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody(
                        "<!DOCTYPE html><html lang=\"en\"><title>GitHub</title><h1>Register new GitHub App</h1><a href=\""
                                + back.group(1) + "?code=the-code&amp;state=" + state + "\">Create GitHub App</a>"));
    }

    private Map<String, String> settings(EmbeddedDatabase database) {
        return Map.of(
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT", wire.url(),
                "COUNTERSIGN_HISTORY_DELAY", "PT24H",
                "COUNTERSIGN_DATA_DIR", folder.resolve("data").toString(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }
}
