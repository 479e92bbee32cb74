package dev.countersign.setup;

import dev.countersign.text.HtmlTemplates;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Renders the pages of the set-up, escaping what is put into them. Each page is whole by itself, with its style and its
 * icon: after the last one nobody answers until the App has started. Safe for use by many threads.
 */
final class SetupPages {

    private final HtmlTemplates templates = new HtmlTemplates();
    private final String style =
            new String(HtmlTemplates.file("/META-INF/resources/countersign.css"), StandardCharsets.UTF_8);
    private final String icon =
            Base64.getEncoder().encodeToString(HtmlTemplates.file("/META-INF/resources/countersign.svg"));

    /** Asks for the key that the start printed. */
    String key(boolean wrong) {
        return page("setup/key.html").data("wrong", wrong).render();
    }

    /**
     * Asks which App to make.
     *
     * @param typed what is in the form
     * @param problem what was wrong with it; empty at first
     */
    String form(FormFields typed, String problem) {
        return page("setup/form.html")
                .data("typed", typed)
                .data("problem", problem)
                .render();
    }

    /** Shows what GitHub will be asked for, and sends the person there. */
    String confirm(Attempt attempt, String state, String key) {
        return page("setup/confirm.html")
                .data("attempt", attempt)
                .data("action", attempt.action(state))
                .data("key", key)
                .render();
    }

    /** Tells that the App is made, and what comes next. */
    String made(GitHubApp app, Attempt attempt) {
        return page("setup/made.html").data("app", app).data("attempt", attempt).render();
    }

    /** Tells what went wrong. */
    String failed(String problem) {
        return page("setup/failed.html").data("problem", problem).render();
    }

    /** The style that is in each page, as a Content-Security-Policy names it. */
    String styleSource() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private TemplateInstance page(String name) {
        return templates.get(name).data("style", new RawString(style)).data("icon", icon);
    }
}
