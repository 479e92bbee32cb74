package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.CheckReport.State;
import dev.countersign.core.report.Headline;
import dev.countersign.core.report.Markdown;
import dev.countersign.text.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One check for several pull requests: the strictest of them decides. */
final class SharedCheck {

    private static final int LONGEST_TITLE = 80;
    private static final List<State> RISING =
            List.of(State.SUCCESS, State.NEUTRAL, State.IN_PROGRESS, State.ACTION_REQUIRED, State.FAILURE);

    private SharedCheck() {}

    static CheckReport of(HeadPicture picture, Templates templates) {
        List<Stand> stands = picture.stands().stream()
                .sorted(Comparator.comparingInt((Stand stand) -> -RISING.indexOf(state(stand)))
                        .thenComparing(stand -> stand.subject().ref().number()))
                .toList();
        Stand strictest = stands.get(0);
        boolean asksQueue = !(picture.group() instanceof MergeGroup.None);
        if (stands.size() == 1 && !asksQueue && strictest instanceof Stand.Judged judged) {
            return judged.check();
        }
        return new CheckReport(
                Publications.CHECK,
                picture.sha(),
                asksQueue ? forQueue(state(strictest)) : state(strictest),
                Markdown.line(asksQueue ? groupTitle(stands) : title(stands), LONGEST_TITLE),
                templates.shared(
                        lead(asksQueue), stands.stream().map(SharedCheck::part).toList()),
                strictest instanceof Stand.Judged judged && !asksQueue
                        ? judged.check().annotations()
                        : List.of(),
                Publications.BUTTONS);
    }

    /** A queue throws out what fails, and waits for everything else. */
    private static State forQueue(State state) {
        return state == State.ACTION_REQUIRED ? State.FAILURE : state;
    }

    private static State state(Stand stand) {
        return stand instanceof Stand.Judged judged ? judged.check().state() : State.IN_PROGRESS;
    }

    private static boolean passes(Stand stand) {
        return state(stand) == State.SUCCESS || state(stand) == State.NEUTRAL;
    }

    private static String title(List<Stand> stands) {
        Stand first = stands.get(0);
        String own = first instanceof Stand.Judged judged ? judged.check().title() : brief(first);
        if (stands.size() == 1) {
            return Character.toUpperCase(own.charAt(0)) + own.substring(1);
        }
        String others = stands.stream()
                .skip(1)
                .map(stand -> "also " + name(stand) + ": " + brief(stand))
                .collect(Collectors.joining(" · "));
        // Who else waits must not fall off the end of a long title.
        return name(first) + ": " + brief(first) + " · " + others;
    }

    private static String groupTitle(List<Stand> stands) {
        Stand first = stands.get(0);
        if (passes(first)) {
            return stands.size() == 1
                    ? name(first) + " is cleared for the queue"
                    : "All " + stands.size() + " pull requests of the group are cleared";
        }
        return name(first) + (first instanceof Stand.Judged ? " keeps the group back: " : ": ") + brief(first);
    }

    private static String lead(boolean asksQueue) {
        return asksQueue
                ? "A merge queue asks about this commit. It may be merged when every pull request in it is cleared."
                : "Several open pull requests have this commit as their head. The strictest verdict counts.";
    }

    private static Templates.Part part(Stand stand) {
        return stand instanceof Stand.Judged judged
                ? new Templates.Part(
                        stand.subject().ref().number(),
                        Markdown.text(judged.check().title()),
                        judged.check().summary())
                : new Templates.Part(stand.subject().ref().number(), Markdown.text(brief(stand)), "");
    }

    private static String name(Stand stand) {
        return "#" + stand.subject().ref().number();
    }

    private static String brief(Stand stand) {
        return stand instanceof Stand.Judged judged ? Headline.brief(judged.verdict()) : ((Stand.Open) stand).why();
    }
}
