package dev.countersign.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An audit as a web page of one file: a chart drawn on the spot, its table, no script, nothing loaded. */
final class AuditPage {

    private static final int HEIGHT = 240;
    private static final int WIDTH = 960;
    private static final int LEFT = 44;
    private static final int MOST_TOOLS = 6;
    private static final String[] COLOURS = {"#2f6feb", "#d9730d", "#2da44e", "#8250df", "#bf3989", "#1b7c83", "#6e7781"
    };
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>AI assistance by month</title>
            <style>
            :root{color-scheme:light dark;--ink:#1f2328;--paper:#fff;--line:#d1d9e0;--soft:#59636e}
            @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#3d444d;--soft:#9198a1}}
            body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:64rem;margin:2rem auto;padding:0 1rem}
            .wide{overflow-x:auto}svg{width:100%;min-width:40rem;height:auto}svg text{fill:var(--soft);font-size:12px}svg line{stroke:var(--line)}
            table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left}
            td:first-child,.tool{white-space:nowrap}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.key{display:inline-block;width:.8em;height:.8em;margin:0 .4em 0 1em}
            </style></head><body>
            """;

    /** Room for a month's name. */
    private static final int LABEL = 50;

    private final List<AuditMonth> months;
    private final Map<String, String> colours = new LinkedHashMap<>();

    AuditPage(List<AuditMonth> months) {
        this.months = months;
        Map<String, Integer> totals = new TreeMap<>();
        months.forEach(month -> month.tools().forEach((tool, count) -> totals.merge(tool, count, Integer::sum)));
        List<String> ranked = totals.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(MOST_TOOLS)
                .toList();
        ranked.forEach(tool -> colours.put(tool, COLOURS[colours.size()]));
    }

    /** The page. */
    String html(String title) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h1>")
                .append(escape(title))
                .append("</h1>\n<p>Share of commits that an AI tool wrote or helped with,")
                .append(" as far as commits say so; a commit without a marker may still have had help.</p>\n");
        chart(page);
        legend(page);
        table(page);
        return page.append("</body></html>\n").toString();
    }

    private void chart(StringBuilder page) {
        page.append(
                        "<div class=\"wide\"><svg role=\"img\" aria-label=\"Share of assisted commits by month and tool; the table below has the figures\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT + 30)
                .append("\">\n");
        for (int percent = 0; percent <= 100; percent += 25) {
            int y = HEIGHT - percent * (HEIGHT - 10) / 100;
            page.append(format(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/><text x=\"4\" y=\"%d\">%d %%</text>\n",
                    LEFT, WIDTH, y, y, y + 4, percent));
        }
        double step = (double) (WIDTH - LEFT) / Math.max(1, months.size());
        int labelEvery = Math.max(1, months.size() / 10);
        for (int i = 0; i < months.size(); i++) {
            double x = LEFT + i * step;
            bar(page, months.get(i), x, Math.max(1, step - 2));
            if (i % labelEvery == 0 && x < WIDTH - LABEL) {
                page.append(format(
                        "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
                        x, HEIGHT + 20, months.get(i).month()));
            }
        }
        page.append("</svg></div>\n");
    }

    /** One bar as high as the share, divided among the tools by how often each was named. */
    private void bar(StringBuilder page, AuditMonth month, double x, double width) {
        double named =
                month.tools().values().stream().mapToInt(Integer::intValue).sum();
        double y = HEIGHT;
        for (Map.Entry<String, Integer> part : parts(month).entrySet()) {
            double height = month.share() * (HEIGHT - 10) * part.getValue() / named;
            y -= height;
            page.append(format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s: %s</title></rect>\n",
                    x,
                    y,
                    width,
                    height,
                    colour(part.getKey()),
                    month.month(),
                    escape(part.getKey() + " " + part.getValue())));
        }
    }

    private Map<String, Integer> parts(AuditMonth month) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        colours.keySet().stream()
                .filter(month.tools()::containsKey)
                .forEach(tool -> parts.put(tool, month.tools().get(tool)));
        month.tools().forEach((tool, count) -> {
            if (!colours.containsKey(tool)) {
                parts.merge("Other", count, Integer::sum);
            }
        });
        return parts;
    }

    private String colour(String tool) {
        return colours.getOrDefault(tool, COLOURS[MOST_TOOLS]);
    }

    private void legend(StringBuilder page) {
        List<String> names = new ArrayList<>(colours.keySet());
        names.add("Other");
        page.append("<p>");
        names.forEach(name -> page.append("<span class=\"tool\"><span class=\"key\" style=\"background:")
                .append(colour(name))
                .append("\"></span>")
                .append(escape(name))
                .append("</span> "));
        page.append("</p>\n");
    }

    private void table(StringBuilder page) {
        page.append(
                "<div class=\"wide\"><table><thead><tr><th>Month</th><th>Commits</th><th>Assisted</th><th>Share</th><th>Tools</th></tr></thead><tbody>\n");
        for (AuditMonth month : months) {
            page.append(format(
                    "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%.1f %%</td><td>%s</td></tr>\n",
                    month.month(),
                    month.commits(),
                    month.assisted(),
                    100 * month.share(),
                    escape(month.toolsInWords())));
        }
        page.append("</tbody></table></div>\n");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
