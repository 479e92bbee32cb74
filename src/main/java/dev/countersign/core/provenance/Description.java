package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A pull request's description, read as Markdown.
 *
 * <p>What the author did not say does not count: code, quotes, HTML comments, and boxes that are not ticked.
 *
 * @param lines what the author says, without inline code and comments
 * @param ticked the texts of ticked boxes
 * @param comments the HTML comments, folded
 */
record Description(List<Line> lines, List<Line> ticked, List<Line> comments) {

    /** GitHub takes descriptions of 65,536 characters, each of which can be two of Java's. */
    private static final int LONGEST = 2 * 65_536;

    private static final int DEEPEST = 50;
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(context -> (source, block) -> {})
            .build();

    static Description of(String body) {
        String text = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
        List<String> source = text.lines().toList();
        BitSet dead = new BitSet();
        mark(PARSER.parse(String.join("\n", source)), dead);
        return new Reader(source, dead).read();
    }

    private static void mark(Node document, BitSet dead) {
        Node node = document.getFirstChild();
        while (node != null) {
            boolean skip =
                    node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock || node instanceof BlockQuote;
            if (skip) {
                for (SourceSpan span : node.getSourceSpans()) {
                    dead.set(span.getLineIndex());
                }
            }
            node = skip || node instanceof HtmlBlock
                    ? after(node)
                    : node.getFirstChild() != null ? node.getFirstChild() : after(node);
        }
    }

    private static Node after(Node node) {
        Node at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    /** Goes through the lines that are not code or quotes. */
    private static final class Reader {

        private final List<String> source;
        private final BitSet dead;
        private final List<Line> lines = new ArrayList<>();
        private final List<Line> ticked = new ArrayList<>();
        private final List<Line> comments = new ArrayList<>();
        private boolean inComment;
        private int untickedIndent = -1;

        Reader(List<String> source, BitSet dead) {
            this.source = source;
            this.dead = dead;
        }

        Description read() {
            for (int i = 0; i < source.size(); i++) {
                if (!dead.get(i)) {
                    line(Inline.withoutCode(source.get(i)), i + 1);
                }
            }
            return new Description(List.copyOf(lines), List.copyOf(ticked), List.copyOf(comments));
        }

        private void line(String text, int number) {
            String said = withoutComments(text, number);
            if (said.isBlank()) {
                untickedIndent = text.isBlank() ? -1 : untickedIndent;
                return;
            }
            int indent = said.length() - said.stripLeading().length();
            String stripped = said.strip();
            if (!Inline.box(stripped).isEmpty()) {
                boolean tick = !Inline.box(stripped).equals(" ");
                untickedIndent = tick ? -1 : indent;
                if (tick) {
                    ticked.add(Line.of(number, Inline.afterBox(stripped)));
                    lines.add(Line.of(number, Inline.afterBox(stripped)));
                }
                return;
            }
            if (untickedIndent >= 0 && indent > untickedIndent) {
                return;
            }
            untickedIndent = -1;
            for (Line line : MessageLines.of(stripped).lines()) {
                lines.add(line.at(number));
            }
        }

        private String withoutComments(String text, int number) {
            StringBuilder said = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int edge = text.indexOf(inComment ? "-->" : "<!--", at);
                String part = text.substring(at, edge < 0 ? text.length() : edge);
                if (inComment) {
                    comments.add(Line.of(number, part));
                } else {
                    said.append(part);
                }
                if (edge < 0) {
                    break;
                }
                at = edge + (inComment ? 3 : 4);
                inComment = !inComment;
            }
            return said.toString();
        }
    }
}
