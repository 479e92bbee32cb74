package dev.countersign.core.provenance;

import com.google.re2j.Pattern;
import dev.countersign.core.provenance.Credits.Named;
import java.util.List;
import java.util.Optional;

/** Understands an author's answer to the question whether a tool helped. Immutable. */
final class Sayings {

    private static final String AI =
            "\\b(?:ai|llms?|gen ?ai|chatbots?|(?:ai|coding) (?:agents?|assistants?|tools?)|language models?)\\b";
    private static final Pattern DENIES =
            Pattern.compile("^[^a-z0-9]*(?:none|no|n/?a|nope|not applicable|not used|false|0%|nothing)[^a-z0-9]*$"
                    + "|^[^a-z0-9]*(?:none|no|nope|n/a)[ .,;:!-]+(?:ai|llm|tool|assist|copilot|i did|this|all|written|part|generat|human).*"
                    + "|\\b(?:no|without(?: any| the use of)?|not(?: use| used| using)?(?: any)?|never used|didn'?t use(?: any)?|haven'?t used(?: any)?) (?:gen|generative )?"
                    + AI + "|" + AI + "[^.]{0,20} (?:was|were|is|has been|have been)(?: not|n't) "
                    + "|\\b(?:is|are|was|were) not (?:ai|llm)[ -](?:generated|assisted|written)");
    private static final Pattern SPEAKS_OF_AI = Pattern.compile(AI + "|\\b(?:yes|yep|true)\\b");
    private static final Pattern PROMISE = Pattern.compile(
            "^(?:i|we)(?:'ve| have| has)? (?:\\w+ )?(?:read|reviewed?|understand|understood|verified|checked|confirm|disclosed|followed|agree)\\b"
                    + "|\\b(?:if|whether|policy|guidelines?|unless|where applicable)\\b");
    private static final Pattern ABOUT_THIS = Pattern.compile("^(?:yes\\b.*|"
            + AI + "[^.]{0,40}\\b(?:used|assisted|assistance|generated|involved|helped|wrote)\\b.*"
            + "|(?:ai|llm)[ -](?:assisted|generated|assistance)\\b.*"
            + "|(?:i|we)(?:'ve| have)? used? .*|used .*|no\\b.*"
            + "|(?:this|the) (?:pr|pull request|changes?|code|commits?|patch)\\b.*\\b(?:written|generated|created|assisted|made|developed|used?s?|contains?|includes?|assistance|help|with)\\b.*"
            + "|(?:written|generated|created|developed|assisted|made|authored) (?:with|by|using|without)\\b.*)");

    private final Credits credits;

    Sayings(Credits credits) {
        this.credits = credits;
    }

    /** Adds the answer to an explicit question; an empty answer says nothing. */
    void disclosed(List<Line> answer, String where, Findings findings) {
        if (!answer.isEmpty()) {
            Line first = answer.get(0);
            String written = String.join(" ", answer.stream().map(Line::text).toList());
            String folded = String.join(" ", answer.stream().map(Line::folded).toList());
            say(first.folded(), folded, written, where + ", line " + first.number(), first.text(), findings);
        }
    }

    /** Adds what a ticked box says, if it speaks of this change. */
    void ticked(Line box, String where, Findings findings) {
        String folded = Inline.withoutMarkup(box.folded());
        boolean about = folded.length() <= 1_000 && ABOUT_THIS.matcher(folded).matches();
        boolean speaks = about
                && (SPEAKS_OF_AI.matcher(folded).find()
                        || !credits.anywhere(folded, box.text()).isEmpty());
        if (speaks && !PROMISE.matcher(folded).find()) {
            say(folded, folded, box.text(), where + ", line " + box.number(), box.text(), findings);
        }
    }

    private void say(String first, String folded, String written, String where, String quote, Findings findings) {
        if (DENIES.matcher(first).find()) {
            findings.statements().add(new Statement.NoTool(where, quote));
            return;
        }
        List<Named> all = credits.anywhere(folded, written);
        List<Named> tools = all.stream()
                .filter(named -> !Optional.of(named).equals(credits.unnamed()) && !isUnnamed(named))
                .toList();
        if (tools.isEmpty() && !SPEAKS_OF_AI.matcher(folded).find()) {
            return;
        }
        findings.statements().add(new Statement.SomeTool(where, quote));
        findings.models(Models.in(written));
        for (Named named : tools.isEmpty() ? credits.unnamed().stream().toList() : tools) {
            findings.add(named.tool(), named.marker(), Role.ASSISTED, where, quote);
        }
    }

    private boolean isUnnamed(Named named) {
        return credits.unnamed().filter(ai -> ai.tool().equals(named.tool())).isPresent();
    }
}
