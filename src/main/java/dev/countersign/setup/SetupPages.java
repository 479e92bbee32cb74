package dev.countersign.setup;

import dev.countersign.text.HtmlTemplates;

/** Renders the pages of the set-up, escaping what is put into them. Safe for use by many threads. */
final class SetupPages {

    private final HtmlTemplates templates = new HtmlTemplates();

    /** Asks for the key that the start printed. */
    String key(boolean wrong) {
        return templates.get("setup/key.html").data("wrong", wrong).render();
    }

    /**
     * Asks which App to make.
     *
     * @param typed what is in the form
     * @param problem what was wrong with it; empty at first
     */
    String form(FormFields typed, String problem) {
        return templates
                .get("setup/form.html")
                .data("typed", typed)
                .data("problem", problem)
                .render();
    }

    /** Shows what GitHub will be asked for, and sends the person there. */
    String confirm(Attempt attempt, String state, String key) {
        return templates
                .get("setup/confirm.html")
                .data("attempt", attempt)
                .data("action", attempt.action(state))
                .data("key", key)
                .render();
    }

    /** Tells that the App is made, and what comes next. */
    String made(GitHubApp app, Attempt attempt) {
        return templates
                .get("setup/made.html")
                .data("app", app)
                .data("attempt", attempt)
                .render();
    }

    /** Tells what went wrong. */
    String failed(String problem) {
        return templates.get("setup/failed.html").data("problem", problem).render();
    }

    /** The picture by which browsers tell our pages from others. */
    static byte[] picture() {
        return HtmlTemplates.file("/META-INF/resources/countersign.svg");
    }

    /** The style sheet that all pages share. */
    static byte[] style() {
        return HtmlTemplates.file("/META-INF/resources/countersign.css");
    }
}
