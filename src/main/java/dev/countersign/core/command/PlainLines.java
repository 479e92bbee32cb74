package dev.countersign.core.command;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The lines of plain text that a Markdown document begins with: its paragraphs up to the first other block. */
final class PlainLines {

    /** Stands for what is not plain text, so that it can never complete a command. */
    private static final char OPAQUE = '\uFFFC';

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private PlainLines() {}

    static List<String> leading(String markdown) {
        List<String> source = markdown.lines().toList();
        List<String> lines = new ArrayList<>();
        Node block = PARSER.parse(markdown).getFirstChild();
        while (block instanceof Paragraph paragraph) {
            Collector collector = new Collector();
            paragraph.accept(collector);
            List<String> plain = collector.lines();
            for (int i = 0; i < plain.size() && i < paragraph.getSourceSpans().size(); i++) {
                int line = paragraph.getSourceSpans().get(i).getLineIndex();
                // An escaped slash is plain text to Markdown; to us it is somebody who speaks about a command.
                boolean escaped =
                        line < source.size() && source.get(line).strip().startsWith("\\");
                lines.add(escaped ? OPAQUE + plain.get(i) : plain.get(i));
            }
            block = block.getNext();
        }
        return lines;
    }

    private static final class Collector extends AbstractVisitor {

        private final List<String> done = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();

        List<String> lines() {
            done.add(line.toString());
            return done;
        }

        private void end() {
            done.add(line.toString());
            line.setLength(0);
        }

        @Override
        public void visit(Text text) {
            line.append(text.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            end();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            end();
        }

        @Override
        public void visit(Code code) {
            line.append(OPAQUE);
        }

        @Override
        public void visit(HtmlInline html) {
            // The lines inside are consumed here, so what follows must not take their place.
            for (int i = 0; i < html.getLiteral().lines().count() - 1; i++) {
                line.append(OPAQUE);
                end();
            }
            line.append(OPAQUE);
        }

        @Override
        public void visit(Image image) {
            line.append(OPAQUE);
        }
    }
}
