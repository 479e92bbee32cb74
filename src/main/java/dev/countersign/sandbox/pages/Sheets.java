package dev.countersign.sandbox.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
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

/** Renders the pages' templates, escaping what is put into them. Safe for use by many threads. */
final class Sheets {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .removeStandaloneLines(true)
            .addLocator(Sheets::onClassPath)
            .build();

    /** The page of that name. */
    TemplateInstance page(String name, Visit visit) {
        return engine.getTemplate("sandbox/" + name + ".html").data("visit", visit);
    }

    /** A file that is sent as it is, such as the style sheet. */
    static byte[] file(String name) {
        try (InputStream in = Sheets.class.getResourceAsStream("/sandbox/page/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TemplateLocation> onClassPath(String id) {
        String name = "templates/" + id;
        ClassLoader loader = Sheets.class.getClassLoader();
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
