package dev.countersign.web.pull;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import dev.countersign.testing.Golden;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The graph of a pull request's page, as browsers get it. */
class BlastPictureTest {

    private static final String POLICY = """
            areas:
              payments: {paths: ["pay/**"], criticality: critical, dependents: [storefront, billing, ledger]}
              ledger: {paths: ["ledger/**"], criticality: high, dependents: [payments, reports]}
              storefront: {criticality: normal, paths: ["shop/**"], dependents: [mobile]}
              billing: {criticality: low, paths: ["bill/**"], dependents: [reports]}
              reports: {criticality: low, paths: ["rep/**"], dependents: [mobile]}
              mobile: {criticality: high}
            """;

    private static String picture(Verdict verdict) {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .build();
        try (InputStream file = BlastPictureTest.class.getResourceAsStream("/templates/page/blast.html")) {
            return engine.parse(
                            new String(file.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType("text/html"))
                    .data("blast", BlastGraph.of(verdict.risk().impact()))
                    .render();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Verdict judge(String policy, ChangedFile... files) {
        Changes change = Changes.pullRequest().commit("x");
        List.of(files).forEach(file -> change.touching(file.path()));
        return Cases.under(policy).change(change).judge();
    }

    private static ChangedFile file(String path) {
        return ChangedFile.of(path, ChangedFile.Status.MODIFIED, 1, 1, new Content.Unknown());
    }

    @Test
    void touched_areas_and_their_dependents_are_drawn_with_a_table_behind_them() {
        Golden.check("page.blast.html", picture(judge(POLICY, file("pay/a.js"))));
    }

    @Test
    void the_picture_needs_neither_inline_styles_nor_scripts() {
        String html = picture(judge(POLICY, file("pay/a.js")));
        assertTrue(html.contains("<svg"), html);
        assertFalse(html.contains("style=") || html.contains("<style") || html.contains("<script"), html);
    }

    @Test
    void without_areas_nothing_is_drawn() {
        assertTrue(picture(judge(POLICY, file("docs/a.md"))).isBlank());
    }
}
