package dev.countersign.core.provenance;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.provenance.Credits.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the few sentences in which people say that a tool helped with this very change.
 *
 * <p>Prose about tools is not a marker. A sentence counts only when it is a footer of its own ("Generated with X"), when its
 * subject is this change ("this commit was written by X"), or when it stands under a heading that asks for it.
 */
final class Prose {

    private static final int LONGEST_LINE = 400;
    private static final int MOST_HEADINGS = 200;
    private static final List<String> OPENINGS =
            List.of("ai ", "ai-", "llm", "gen ai", "genai", "generative ai", "use of", "usage of", "disclosure of");
    /** What the openings begin with, so that most lines are done with after one character. */
    private static final String INITIALS = "algud";

    private static final String ADVERBS =
            "(?:(?:co|almost|mostly|fully|entirely|partially|partly|largely|completely|primarily|all|100%|was|were|automatically)[ ,-]+)*";
    private static final List<String> PREPOSITIONS = List.of(" by ", "-by ", " with ", " using ", " via ");
    private static final Set<String> VERBS = Set.of(
            "generated create created written authored made built implemented coded developed produced prepared drafted assisted done vibecoded"
                    .split(" "));
    private static final String MADE =
            "(generated|created?|written|authored|made|built|implemented|coded|developed|produced|prepared|drafted"
                    + "|vibe[ -]?coded|assisted|done)";
    /** The first words of {@link #FOOTER}, so that the expression runs only on lines that can match it. */
    private static final Set<String> BEGINNINGS =
            Set.of(("all most some much parts the this code patch implementation change changes test tests fix"
                            + " co almost mostly fully entirely partially partly largely completely primarily 100 was were automatically"
                            + " generated create created written authored made built implemented coded developed produced prepared"
                            + " drafted vibe vibecoded assisted done")
                    .split(" "));

    private static final String BY =
            "[ -](?:by|with|using|via)(?: (?:the |some )?(?:help|assistance|aid|support)(?: (?:of|from|by))?)? (.*)";
    private static final String PARTS =
            "(?:(?:(?:all|most|some|much|parts)(?: of)? )?(?:the |this )?(?:code|patch|implementation|changes?|tests?|fix)(?: (?:here|in this (?:pr|commit|patch)))?(?: (?:was|were|is|are))? )?";
    private static final Pattern FOOTER = Pattern.compile("^[^a-z0-9]*" + PARTS + ADVERBS + MADE + BY + "$");
    private static final Pattern USED = Pattern.compile(
            "^(?:i|we)(?: have|'ve)? (?:\\w+ )?used (.{2,60}?) (?:to (?:help )?(?:write|make|create|generate|implement|draft|prepare|author)|for) "
                    + "(?:most of |parts of |some of )?(?:this|these)(?: entire| whole)? (?:commit|patch|pr|pull request|mr|changes?|changeset|code|branch|work|series)\\b");
    private static final Pattern SUBJECT = Pattern.compile(
            "\\b(?:this|these) (?:whole |entire )?(?:commit|patch|pr|pull request|mr|changes?|changeset|code|branch|work|series)"
                    + "(?: (?:was|is|were|has been|have been))? " + ADVERBS + MADE + BY + "$");
    private static final Pattern LINK = Pattern.compile("^[^a-z0-9]*[a-z0-9 .-]+\\]\\(");
    private static final Pattern RUNS_ON = Pattern.compile(
            "^(?:[^a-z0-9 -].*| +(?:[^a-z0-9 ].*|(?:to|and|with|in|for|on|as|but|from|under|via|https?:).*))?$");
    private static final Pattern HEADING = Pattern.compile(
            "^[^a-z0-9]*(?:(?:ai|llm|gen ?ai|generative ai)(?: tools?)?(?: ?/ ?llm)?[ -](?:disclosures?|usage|use|used|assistance|assisted|attribution|declaration|statement|tools?(?: used)?)"
                    + "|(?:use|usage|disclosure) of (?:generative )?(?:ai|llms?)(?: tools?)?)(?: disclosure)?[*_ ]*(?:[:?-]+|$)[*_ ]*(.*)$");

    private final Credits credits;
    private final Sayings sayings;

    Prose(Credits credits) {
        this.credits = credits;
        this.sayings = new Sayings(credits);
    }

    /** A cheap test that every line passes which {@link #footer} could understand. */
    boolean mayCredit(String folded) {
        if (folded.length() > LONGEST_LINE) {
            return false;
        }
        if (inFirstPerson(folded)) {
            return true;
        }
        if (folded.indexOf(' ') < 0) {
            return false;
        }
        for (String preposition : PREPOSITIONS) {
            for (int at = folded.indexOf(preposition); at > 0; at = folded.indexOf(preposition, at + 1)) {
                int start = at;
                while (start > 0 && folded.charAt(start - 1) >= 'a' && folded.charAt(start - 1) <= 'z') {
                    start--;
                }
                if (VERBS.contains(folded.substring(start, at))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The tool that a sentence in this line credits. */
    Optional<Named> footer(Line line) {
        String text = line.folded();
        if (text.contains("this ") || text.contains("these ")) {
            Matcher subject = SUBJECT.matcher(text);
            if (subject.find()) {
                return credited(subject.group(2), true);
            }
        }
        if (mayBegin(text)) {
            Matcher footer = FOOTER.matcher(text);
            if (footer.find()) {
                return credited(footer.group(2), footer.group(1).equals("generated"));
            }
        }
        return inFirstPerson(text) ? used(text) : Optional.empty();
    }

    /** Whether the line's first word is one that a footer can begin with. */
    private static boolean mayBegin(String folded) {
        int start = 0;
        while (start < folded.length() && !isWord(folded.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < folded.length() && isWord(folded.charAt(end))) {
            end++;
        }
        return BEGINNINGS.contains(folded.substring(start, end));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private Optional<Named> used(String folded) {
        Matcher used = USED.matcher(folded);
        return used.find() ? credits.whole(Inline.withoutMarkup(used.group(1))) : Optional.empty();
    }

    private Optional<Named> credited(String target, boolean certain) {
        boolean link = LINK.matcher(target).find();
        String text = Inline.withoutMarkup(target);
        Optional<Named> named = credits.longestPrefix(text);
        if (named.isEmpty() && Models.startIn(text)) {
            return credits.unnamed();
        }
        return named.filter(found -> link || endsAfter(text, found, certain));
    }

    private static boolean endsAfter(String text, Named named, boolean certain) {
        String rest = text.substring(named.endIn(text));
        int stop = rest.indexOf('.');
        String until = stop < 0 ? rest : rest.substring(0, stop);
        boolean vocabulary = !Credits.canonical(until).isEmpty() && Credits.isVocabulary(until);
        return vocabulary || (certain || !named.word()) && RUNS_ON.matcher(rest).matches();
    }

    /** Adds what stands after "AI disclosure:" and the like, or under such a heading; of many, the first ones. */
    void disclosures(List<Line> lines, List<Integer> headings, String where, Findings findings) {
        for (int at : headings.subList(0, Math.min(MOST_HEADINGS, headings.size()))) {
            Matcher heading = HEADING.matcher(lines.get(at).folded());
            if (heading.find()) {
                sayings.disclosed(answer(lines, at, heading.group(1)), where, findings);
            }
        }
    }

    private static boolean inFirstPerson(String folded) {
        int end = folded.startsWith("i") ? 1 : folded.startsWith("we") ? 2 : folded.length();
        return end < folded.length() && (folded.charAt(end) == ' ' || folded.charAt(end) == '\'');
    }

    /** A cheap test that every line passes which asks for a disclosure. */
    static boolean mayAsk(String folded) {
        int start = 0;
        while (start < folded.length() && !Character.isLetterOrDigit(folded.charAt(start))) {
            start++;
        }
        return folded.length() <= 2_000
                && start < folded.length()
                && INITIALS.indexOf(folded.charAt(start)) >= 0
                && begins(folded, OPENINGS, start);
    }

    private static boolean begins(String folded, List<String> openings, int start) {
        for (String opening : openings) {
            if (folded.startsWith(opening, start)) {
                return true;
            }
        }
        return false;
    }

    private static List<Line> answer(List<Line> lines, int at, String rest) {
        Line heading = lines.get(at);
        List<Line> answer = new ArrayList<>();
        if (!rest.isBlank()) {
            answer.add(Line.of(heading.number(), heading.text(), rest));
        }
        int most = rest.isBlank() ? 4 : 2;
        for (int i = at + 1; i < lines.size() && i <= at + most; i++) {
            boolean gap = lines.get(i).number() > lines.get(i - 1).number() + 1;
            boolean stops =
                    lines.get(i).text().startsWith("#") || !lines.get(i).key().isEmpty() || gap && !answer.isEmpty();
            if (stops) {
                break;
            }
            answer.add(lines.get(i));
        }
        return answer;
    }

    /** Adds what a ticked box says about this change. */
    void box(Line box, String where, Findings findings) {
        sayings.ticked(box, where, findings);
    }
}
