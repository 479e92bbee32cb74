package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.PullView;
import io.quarkus.qute.RawString;

/**
 * A check run as a page shows it.
 *
 * @param name the check's
 * @param app whose it is
 * @param title one line
 * @param state in words
 * @param kind {@code good}, {@code waiting} or {@code bad}
 * @param sign a character for it
 * @param summary as HTML
 * @param details where there is more; empty when nowhere
 */
public record CheckSheet(
        String name,
        String app,
        String title,
        String state,
        String kind,
        String sign,
        RawString summary,
        String details) {

    static CheckSheet of(PullView.Check check) {
        String kind = switch (check.conclusion()) {
            case "success", "neutral", "skipped" -> "good";
            case "failure", "cancelled", "timed_out" -> "bad";
            default -> "waiting";
        };
        String state = check.conclusion().isEmpty() ? check.status() : check.conclusion();
        return new CheckSheet(
                check.name(),
                check.appName(),
                check.title(),
                state.replace('_', ' '),
                kind,
                kind.equals("good") ? "✓" : kind.equals("bad") ? "✕" : "●",
                MarkdownHtml.ofApps(check.summary()),
                check.detailsUrl().startsWith("http") ? check.detailsUrl() : "");
    }
}
