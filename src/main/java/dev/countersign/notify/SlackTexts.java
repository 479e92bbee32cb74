package dev.countersign.notify;

import dev.countersign.core.notice.Notice;
import io.quarkus.qute.Engine;
import java.util.List;

/**
 * Says a notice in Slack's markup. People's words cannot mention anybody, link anywhere or begin a line there. Immutable.
 */
public final class SlackTexts {

    private final Engine engine;

    /** Uses an engine that knows the templates of the class path. */
    public SlackTexts(Engine engine) {
        this.engine = engine;
    }

    /** The message. */
    String text(Notice notice, String link) {
        return engine.getTemplate("notice/" + notice.kind().word() + ".txt")
                .data("notice", notice)
                .data("link", link)
                .data("ink", new Ink())
                .render()
                .strip();
    }

    /** Makes words harmless, for the template. */
    public static final class Ink {

        private static final int LONGEST_LIST = 5;

        /** Somebody's words as one line in which nothing is markup that reaches anybody. */
        public String plain(String words) {
            StringBuilder plain = new StringBuilder();
            words.codePoints().forEach(c -> {
                switch (c) {
                    case '&' -> plain.append("&amp;");
                    case '<' -> plain.append("&lt;");
                    case '>' -> plain.append("&gt;");
                    default -> plain.appendCodePoint(visible(c) ? c : ' ');
                }
            });
            return plain.toString();
        }

        /** Some names, in a line. */
        public String list(List<String> names) {
            String shown = String.join(
                    ", ", names.stream().limit(LONGEST_LIST).map(this::plain).toList());
            return names.size() > LONGEST_LIST ? shown + " and " + (names.size() - LONGEST_LIST) + " more" : shown;
        }

        private static boolean visible(int c) {
            int type = Character.getType(c);
            return type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE;
        }
    }
}
