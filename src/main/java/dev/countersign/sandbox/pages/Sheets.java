package dev.countersign.sandbox.pages;

import dev.countersign.text.HtmlTemplates;
import io.quarkus.qute.TemplateInstance;

/** Renders the pages' templates, escaping what is put into them. Safe for use by many threads. */
final class Sheets {

    private final HtmlTemplates templates = new HtmlTemplates();

    /** The page of that name. */
    TemplateInstance page(String name, Visit visit) {
        return templates.get("sandbox/" + name + ".html").data("visit", visit);
    }

    /** A file that is sent as it is, such as the style sheet. */
    static byte[] file(String name) {
        return HtmlTemplates.file("/sandbox/page/" + name);
    }
}
