package dev.countersign.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The lines of plain text that a Markdown document begins with: its paragraphs up to the first other block. */
final class PlainLines {

    /** Stands for what is not plain text, so that it can never complete a command. */
    private static final char OPAQUE = '\uFFFC';

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private PlainLines() {}

    static List<String> leading(String markdown) {
        List<String> source = markdown.lines().toList();
        List<String> lines = new ArrayList<>();
        Node block = PARSER.parse(markdown).getFirstChild();
        while (block instanceof Paragraph paragraph) {
            Collector collector = new Collector(paragraph);
            paragraph.accept(collector);
            collector.lines.forEach((line, text) -> {
                // An escaped slash is plain text to Markdown; to us it is somebody who speaks about a command.
                boolean escaped = source.get(line).strip().startsWith("\\");
                lines.add(escaped ? OPAQUE + text.toString() : text.toString());
            });
            block = block.getNext();
        }
        return lines;
    }

    /** Puts each piece of plain text where it begins; a line that has none, or where anything else begins, is opaque. */
    private static final class Collector extends AbstractVisitor {

        private final Map<Integer, StringBuilder> lines = new TreeMap<>();

        Collector(Paragraph paragraph) {
            paragraph.getSourceSpans().forEach(span -> lines.put(span.getLineIndex(), new StringBuilder()));
        }

        private void add(Node node, String text) {
            lines.get(node.getSourceSpans().get(0).getLineIndex()).append(text);
        }

        private void hide(Node node) {
            node.getSourceSpans().forEach(span -> lines.get(span.getLineIndex()).append(OPAQUE));
        }

        @Override
        public void visit(Text text) {
            add(text, text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            hide(code);
        }

        @Override
        public void visit(HtmlInline html) {
            hide(html);
        }

        @Override
        public void visit(Image image) {
            hide(image);
        }
    }
}
