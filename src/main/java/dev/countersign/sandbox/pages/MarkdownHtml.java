package dev.countersign.sandbox.pages;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as GitHub would show it, more or less. HTML in it is escaped, but for a few tags where an App wrote it; links
 * to anything but the web and mail lead nowhere. Safe for use by many threads.
 */
final class MarkdownHtml {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer FOR_PEOPLE = renderer(false);
    private static final HtmlRenderer FOR_APPS = renderer(true);

    private MarkdownHtml() {}

    private static HtmlRenderer renderer(boolean tags) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .softbreak("<br>\n")
                .nodeRendererFactory(context -> new Tags(context, tags))
                .build();
    }

    /** What people wrote. */
    static RawString ofPeople(String markdown) {
        return html(markdown, FOR_PEOPLE);
    }

    /** What an App wrote; it may fold things away. */
    static RawString ofApps(String markdown) {
        return html(markdown, FOR_APPS);
    }

    private static RawString html(String markdown, HtmlRenderer renderer) {
        Node document = PARSER.parse(markdown);
        document.accept(new Boxes());
        return new RawString(renderer.render(document));
    }

    /** The commands that a comment names as code, each once. */
    static List<String> commands(String markdown) {
        List<String> commands = new ArrayList<>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                if (code.getLiteral().startsWith("/") && !commands.contains(code.getLiteral())) {
                    commands.add(code.getLiteral());
                }
            }
        });
        return commands;
    }

    /** The boxes of a checklist as characters: they cannot be ticked here. */
    private static final class Boxes extends AbstractVisitor {
        @Override
        public void visit(Text text) {
            String literal = text.getLiteral();
            if (literal.startsWith("[ ] ")) {
                text.setLiteral("☐ " + literal.substring(4));
            } else if (literal.startsWith("[x] ")) {
                text.setLiteral("☑ " + literal.substring(4));
            }
        }
    }

    private static final class Tags implements NodeRenderer {

        private static final String LINK = "<a href=\"http";
        private static final List<String> HARMLESS = List.of(
                "<details>",
                "<details open>",
                "</details>",
                "<summary>",
                "</summary>",
                "<sub>",
                "</sub>",
                "</a>",
                "<br>");

        private final HtmlNodeRendererContext context;
        private final boolean tags;

        Tags(HtmlNodeRendererContext context, boolean tags) {
            this.context = context;
            this.tags = tags;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlBlock.class, HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            String html = node instanceof HtmlBlock block ? block.getLiteral() : ((HtmlInline) node).getLiteral();
            int at = 0;
            while (at < html.length()) {
                int end = tag(html, at);
                if (end > at) {
                    context.getWriter().raw(html.startsWith("<!--", at) ? "" : html.substring(at, end));
                } else {
                    end = at + Character.charCount(html.codePointAt(at));
                    context.getWriter().text(html.substring(at, end));
                }
                at = end;
            }
        }

        /** Where the tag that may stand here ends; the same place when there is none. */
        private int tag(String html, int at) {
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at);
                return end < 0 ? at : end + 3;
            }
            if (!tags) {
                return at;
            }
            if (html.startsWith(LINK, at)) {
                int quote = html.indexOf('"', at + LINK.length());
                boolean closed = quote > 0 && html.startsWith("\">", quote);
                return closed ? quote + 2 : at;
            }
            return HARMLESS.stream()
                    .filter(tag -> html.startsWith(tag, at))
                    .map(tag -> at + tag.length())
                    .findFirst()
                    .orElse(at);
        }
    }
}
