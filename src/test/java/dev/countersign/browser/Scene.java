package dev.countersign.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What tests of pages have in common: the stage, one browser for each class, and that nothing is written to GitHub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scene {

    /** The App and its GitHub. */
    final Stage stage = Stage.open();

    private Chromium chromium;

    @BeforeAll
    void begin() {
        chromium = Chromium.launch();
        stage.listen();
    }

    @AfterAll
    void and_nothing_else_was_written() {
        chromium.close();
        assertEquals(List.of(), stage.writes());
    }

    /** A window of somebody who is not logged in. */
    Window window() {
        return chromium.window(stage.site());
    }

    /** A window of somebody who is, at that page. */
    Window window(String login, String path) {
        return window().loggedIn(login, path);
    }

    /** A window of somebody who is, and has switched off JavaScript. */
    Window windowWithoutScripts(String login, String path) {
        return chromium.windowWithoutScripts(stage.site()).loggedIn(login, path);
    }
}
