package dev.countersign.sandbox.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What the bot's comment tells, as plain text.
 *
 * @param headline its heading
 * @param rows its table without the head, each row's cells, of each the first line
 * @param items its checklist
 * @param refusals what it quotes and answers
 * @param sections what is folded away: summary to lines
 */
record Told(
        String headline,
        List<List<String>> rows,
        List<String> items,
        List<String> refusals,
        Map<String, List<String>> sections) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** Reads a comment; an empty one tells nothing. */
    static Told by(String markdown) {
        Reader reader = new Reader();
        PARSER.parse(markdown).accept(reader);
        return new Told(reader.headline, reader.rows, reader.items, reader.refusals, reader.sections);
    }

    /** The lines of the section whose summary begins so; none if there is no such section. */
    List<String> section(String beginning) {
        return sections.entrySet().stream()
                .filter(section -> section.getKey().startsWith(beginning))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** Whether it belongs to a check of that title: check and comment are written one after the other. */
    boolean belongsTo(String title) {
        String stand = title.split(" · ", 2)[0].toLowerCase(Locale.ROOT);
        return headline.toLowerCase(Locale.ROOT).contains(stand);
    }

    private static final class Reader extends AbstractVisitor {

        private final List<List<String>> rows = new ArrayList<>();
        private final List<String> items = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private final Map<String, List<String>> sections = new LinkedHashMap<>();
        private String headline = "";
        private List<String> lines = items;

        @Override
        public void visit(Heading heading) {
            headline = text(heading);
        }

        @Override
        public void visit(BlockQuote quote) {
            refusals.add(text(quote));
        }

        @Override
        public void visit(ListItem item) {
            lines.add(text(item));
        }

        @Override
        public void visit(HtmlBlock html) {
            String tag = html.getLiteral();
            int from = tag.indexOf("<summary>");
            int to = tag.indexOf("</summary>");
            if (from >= 0 && to > from) {
                lines = new ArrayList<>();
                sections.put(tag.substring(from + "<summary>".length(), to), lines);
            } else if (tag.startsWith("</details>")) {
                lines = items;
            }
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                visitChildren(block);
            }
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableHead) {
                return;
            }
            if (node instanceof TableRow) {
                rows.add(cells(node));
            } else {
                visitChildren(node);
            }
        }

        private static List<String> cells(Node row) {
            List<String> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell instanceof TableCell) {
                    cells.add(text(cell).split("\n", 2)[0]);
                }
            }
            return cells;
        }

        /** The bot puts invisible blanks behind {@code @} and {@code #}, so that GitHub links nothing. */
        private static String text(Node node) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    text.append(code.getLiteral());
                }

                @Override
                public void visit(HtmlInline html) {
                    text.append(html.getLiteral().startsWith("<br") ? "\n" : "");
                }

                @Override
                public void visit(SoftLineBreak end) {
                    text.append(' ');
                }
            });
            return text.toString().replace("\u200B", "").strip();
        }
    }
}
