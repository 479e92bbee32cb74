package dev.countersign.core.provenance;

import dev.countersign.core.provenance.Credits.Named;
import dev.countersign.core.provenance.Marker.Part;
import dev.countersign.core.provenance.Marker.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds markers in lines of text. Immutable. */
final class TextReader {

    private static final int MOST_LINES = 500;
    private static final int MOST_BOXES = 200;
    private static final int LONGEST_LINE = 2_000;

    private static final Set<String> CO_AUTHOR = Set.of("co-authored-by", "coauthored-by", "co-author", "co-authors");

    /** Keys under which only an address tells that it was a tool. */
    private static final Set<String> SIGNED = Set.of("signed-off-by");

    private final Index index;
    private final Set<String> keys;
    private final Credits credits;
    private final CreditValue values;
    private final Prose prose;

    TextReader(Index index, Credits credits) {
        this.index = index;
        this.keys = new HashSet<>(index.trailerKeys());
        keys.addAll(CO_AUTHOR);
        keys.addAll(SIGNED);
        keys.addAll(CreditValue.keys());
        this.credits = credits;
        this.values = new CreditValue(credits);
        this.prose = new Prose(credits);
    }

    /**
     * Reads the lines of one text.
     *
     * <p>Of the lines that could carry a marker, it looks at the first and the last five hundred.
     */
    void read(List<Line> lines, Place place, String where, Findings findings) {
        List<Candidate> first = new ArrayList<>();
        Deque<Candidate> last = new ArrayDeque<>();
        List<Integer> headings = new ArrayList<>();
        candidates(lines, headings, candidate -> {
            if (first.size() < MOST_LINES) {
                first.add(candidate);
                return;
            }
            last.add(candidate);
            if (last.size() > MOST_LINES) {
                last.remove();
            }
        });
        first.forEach(candidate -> read(candidate, place, where, findings));
        last.forEach(candidate -> read(candidate, place, where, findings));
        prose.disclosures(lines, headings, where, findings);
    }

    private record Candidate(Line line, String key, List<Index.Entry<Marker.Line>> markers, boolean footer) {}

    /** Hands on the lines that could carry a marker, and notes those that could ask for one; in one go, as a text can have very many lines. */
    private void candidates(List<Line> lines, List<Integer> headings, Consumer<Candidate> use) {
        for (int i = 0; i < lines.size(); i++) {
            Line written = lines.get(i);
            if (Prose.mayAsk(written.folded())) {
                headings.add(i);
            }
            Line line = written.undecorated();
            String key = line.key();
            boolean trailer = !key.isEmpty() && keys.contains(key);
            List<Index.Entry<Marker.Line>> markers = index.lines(line.folded());
            boolean footer = prose.mayCredit(line.folded());
            if (trailer || footer || !markers.isEmpty()) {
                use.accept(new Candidate(line, trailer ? key : "", markers, footer));
            }
        }
    }

    private void read(Candidate candidate, Place place, String where, Findings findings) {
        Line line = candidate.line();
        String at = where + ", line " + line.number();
        if (!candidate.key().isEmpty()) {
            trailer(line, candidate.key(), at, findings);
        }
        for (var entry : candidate.markers()) {
            if (matches(entry.marker(), line.folded(), place)) {
                findings.add(entry.tool(), entry.marker(), entry.marker().card().role(), at, line.text());
            }
        }
        if (candidate.footer()) {
            prose.footer(line).ifPresent(named -> credit(named, at, line.text(), findings));
        }
    }

    private static boolean matches(Marker.Line marker, String folded, Place place) {
        if (!marker.places().contains(place)) {
            return false;
        }
        int hit = folded.indexOf(marker.contains());
        int from = folded.length() <= LONGEST_LINE ? 0 : Math.max(0, hit - LONGEST_LINE / 2);
        String window = folded.substring(from, Math.min(folded.length(), from + LONGEST_LINE));
        return marker.pattern().matcher(window).find()
                && !marker.except().matcher(window).find();
    }

    private void trailer(Line line, String key, String at, Findings findings) {
        String value = brief(line.value());
        String written = brief(line.writtenValue());
        if (CO_AUTHOR.contains(key)) {
            coAuthor(value, at, line.text(), findings);
        } else if (SIGNED.contains(key)) {
            People.find(index, Who.named(Who.parse(value)), Part.CO_AUTHOR, false, at, line.text(), findings);
        }
        for (var entry : index.trailers(key)) {
            if (entry.marker().value().matcher(value).find()) {
                findings.add(entry.tool(), entry.marker(), entry.marker().card().role(), at, line.text());
                findings.models(Models.in(written));
            }
        }
        if (CreditValue.keys().contains(key)) {
            Who who = Who.named(Who.parse(value));
            boolean tool = People.find(index, who, Part.CO_AUTHOR, false, at, line.text(), findings);
            if (!tool) {
                values.tools(key, value, who.hasAddress() && !index.knowsEmail(who))
                        .forEach(named -> credit(named, at, line.text(), findings));
            }
        }
    }

    private void coAuthor(String value, String at, String quote, Findings findings) {
        int close = value.indexOf('>');
        boolean prose = close >= 0 && value.substring(close + 1).chars().anyMatch(Character::isLetterOrDigit);
        if (prose) {
            return;
        }
        Who who = Who.named(Who.parse(value));
        if (!People.find(index, who, Part.CO_AUTHOR, false, at, quote, findings) && !index.knowsEmail(who)) {
            credits.unmistakable(who.name()).ifPresent(named -> credit(named, at, quote, findings));
        }
    }

    private void credit(Named named, String at, String quote, Findings findings) {
        findings.add(named.tool(), named.marker(), Role.ASSISTED, at, quote);
        findings.models(Models.in(quote));
    }

    /** Adds what ticked boxes say; of many, the first ones. */
    void boxes(List<Line> ticked, String where, Findings findings) {
        for (Line box : ticked.subList(0, Math.min(MOST_BOXES, ticked.size()))) {
            for (var entry : index.boxes()) {
                if (box.folded().contains(entry.marker().contains())) {
                    findings.add(
                            entry.tool(),
                            entry.marker(),
                            entry.marker().card().role(),
                            where + ", line " + box.number(),
                            box.text());
                }
            }
            prose.box(box, where, findings);
        }
    }

    /** Adds what the known HTML comments say. */
    void comments(List<Line> comments, String where, Findings findings) {
        for (Line comment : comments) {
            for (var entry : index.comments()) {
                if (comment.folded().contains(entry.marker().contains())) {
                    findings.add(
                            entry.tool(),
                            entry.marker(),
                            entry.marker().card().role(),
                            where + ", line " + comment.number(),
                            comment.text());
                }
            }
        }
    }

    private static String brief(String text) {
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    }
}
