package dev.countersign.text;

import dev.countersign.core.change.Facts;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.report.PolicyReport;
import dev.countersign.core.report.Report;
import dev.countersign.core.verdict.Verdict;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Renders reports. The types that templates name are checked when the App is built.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class Templates {

    /** What our sticky comment begins with, so that it is found again. */
    public static final String MARKER = "<!-- countersign -->";

    /** What our comment on a merge around the check begins with. */
    public static final String MERGED_MARKER = "<!-- countersign: merged around the check -->";

    /** What our issue on branches that are not held begins with. */
    public static final String ENFORCEMENT_MARKER = "<!-- countersign: enforcement -->";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Engine engine;

    /** Uses an engine that knows the templates of the class path. */
    public Templates(Engine engine) {
        this.engine = engine;
    }

    /** An engine of its own, for use outside the running App. */
    public static Templates standalone() {
        return new Templates(engine());
    }

    /** The engine of that. */
    public static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .removeStandaloneLines(true)
                .addLocator(Templates::onClassPath)
                .build();
    }

    /** The sticky comment. */
    public String comment(Report report, Optional<Instant> again, String details) {
        return engine.getTemplate("comment.md")
                .data("report", report)
                .data("again", time(again))
                .data("details", details)
                .data("marker", MARKER)
                .render()
                .strip();
    }

    /** The summary of the check run. */
    public String summary(Report report, Optional<Instant> again) {
        return engine.getTemplate("verdict.md")
                .data("report", report)
                .data("again", time(again))
                .render()
                .strip();
    }

    /**
     * What a check says of one of the pull requests that it speaks for.
     *
     * @param number its number
     * @param title how it stands, in Markdown
     * @param summary what its own check would say; empty for nothing
     */
    public record Part(int number, String title, String summary) {}

    /** The summary of a check run that speaks for several pull requests. */
    public String shared(String lead, List<Part> parts) {
        return engine.getTemplate("shared.md")
                .data("lead", lead)
                .data("parts", parts)
                .render()
                .strip();
    }

    /**
     * The comment on a merge around the check, of parts that are Markdown already.
     *
     * @param by who merged it
     * @param head at which commit
     * @param verdict what was known of it then
     */
    public String merged(String by, String head, String verdict) {
        return engine.getTemplate("merged.md")
                .data("marker", MERGED_MARKER)
                .data("by", by)
                .data("head", head)
                .data("verdict", verdict)
                .render()
                .strip();
    }

    /**
     * The issue on branches where merges are not held for our check, of lines that are Markdown already.
     *
     * @param open branches where they are not
     * @param unknown branches of which it cannot be told
     */
    public String enforcement(List<String> open, List<String> unknown) {
        return engine.getTemplate("enforcement.md")
                .data("marker", ENFORCEMENT_MARKER)
                .data("open", open)
                .data("unknown", unknown)
                .render()
                .strip();
    }

    /** The summary of the check run on a policy. */
    public String policyCheck(PolicyReport report) {
        return engine.getTemplate("policy-check.md")
                .data("report", report)
                .render()
                .strip();
    }

    /** The answer of {@code countersign replay}. */
    public String replay(Comparison comparison, Ink ink) {
        return engine.getTemplate("replay.txt")
                .data("comparison", comparison)
                .data("ink", ink)
                .render();
    }

    /** The answer of {@code countersign check}. */
    public String check(Verdict verdict, Facts facts, String policy, Ink ink) {
        return engine.getTemplate("check.txt")
                .data("verdict", verdict)
                .data("facts", facts)
                .data("policy", policy)
                .data("ink", ink)
                .render();
    }

    private static String time(Optional<Instant> again) {
        return again.map(TIME::format).orElse("");
    }

    private static Optional<io.quarkus.qute.TemplateLocator.TemplateLocation> onClassPath(String id) {
        String name = "templates/" + id;
        if (Templates.class.getClassLoader().getResource(name) == null) {
            return Optional.empty();
        }
        return Optional.of(new io.quarkus.qute.TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(
                        Templates.class.getClassLoader().getResourceAsStream(name), StandardCharsets.UTF_8);
            }

            @Override
            public Optional<io.quarkus.qute.Variant> getVariant() {
                return Optional.empty();
            }
        });
    }
}
