package dev.countersign.setup;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Renders the pages of the set-up, escaping what is put into them. Safe for use by many threads. */
final class SetupPages {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .removeStandaloneLines(true)
            .addLocator(SetupPages::onClassPath)
            .build();

    /** Asks for the key that the start printed. */
    String key(boolean wrong) {
        return engine.getTemplate("setup/key.html").data("wrong", wrong).render();
    }

    /**
     * Asks which App to make.
     *
     * @param typed what is in the form
     * @param problem what was wrong with it; empty at first
     */
    String form(FormFields typed, String problem) {
        return engine.getTemplate("setup/form.html")
                .data("typed", typed)
                .data("problem", problem)
                .render();
    }

    /** Shows what GitHub will be asked for, and sends the person there. */
    String confirm(Attempt attempt, String state, String key) {
        return engine.getTemplate("setup/confirm.html")
                .data("attempt", attempt)
                .data("action", attempt.action(state))
                .data("key", key)
                .render();
    }

    /** Tells that the App is made, and what comes next. */
    String made(GitHubApp app, Attempt attempt) {
        return engine.getTemplate("setup/made.html")
                .data("app", app)
                .data("attempt", attempt)
                .render();
    }

    /** Tells what went wrong. */
    String failed(String problem) {
        return engine.getTemplate("setup/failed.html").data("problem", problem).render();
    }

    /** The style sheet that all pages share. */
    static byte[] style() {
        try (InputStream in = SetupPages.class.getResourceAsStream("/META-INF/resources/countersign.css")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TemplateLocation> onClassPath(String id) {
        String name = "templates/" + id;
        ClassLoader loader = SetupPages.class.getClassLoader();
        if (loader.getResource(name) == null) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(loader.getResourceAsStream(name), StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }
}
