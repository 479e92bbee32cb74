package dev.countersign.text;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
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

/** Pages outside the running App: their templates from the class path, escaping what is put into them. Safe for use by many threads. */
public final class HtmlTemplates {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .removeStandaloneLines(true)
            .addLocator(HtmlTemplates::onClassPath)
            .build();

    /** The template of that name below {@code templates}, such as {@code setup/key.html}. */
    public Template get(String name) {
        return engine.getTemplate(name);
    }

    /** A file of the class path that is sent as it is, such as a style sheet. */
    public static byte[] file(String path) {
        try (InputStream in = HtmlTemplates.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TemplateLocation> onClassPath(String id) {
        String name = "templates/" + id;
        ClassLoader loader = HtmlTemplates.class.getClassLoader();
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
