package dev.countersign.flow;

import dev.countersign.flow.OpenPulls.Listed;
import dev.countersign.flow.OpenPulls.Part;
import dev.countersign.flow.OpenPulls.Pull;
import dev.countersign.flow.OpenPulls.Repositories;
import dev.countersign.flow.OpenPulls.Seen;
import dev.countersign.flow.Walks.Reach;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks along all open pull requests and compares what GitHub shows with what is kept. A round is a part of the walk; the next one
 * goes on there. What differs is only made due here: the usual paths put it right.
 */
public final class ReconcilePulls {

    static final int MOST_DOCUMENTS = 20;
    static final int MOST_STIRRED = 100;

    private static final String WALK = "pull-requests";
    private static final String SEPARATOR = " ";

    private final OpenPulls github;
    private final Walks walks;
    private final ComparePulls compare;
    private final PullBook book;
    private final Clock clock;

    /** Walks along this GitHub, and compares so. */
    public ReconcilePulls(OpenPulls github, PullBook book, ComparePulls compare, Walks walks, Clock clock) {
        this.github = github;
        this.book = book;
        this.compare = compare;
        this.walks = walks;
        this.clock = clock;
    }

    /**
     * What one round did.
     *
     * @param seen how many open pull requests GitHub showed
     * @param stirred how many of them are looked at because something was missed
     * @param checks how many checks are written again
     * @param comments how many comments are written again
     * @param passed installations that could not be asked, each with why
     */
    public record Done(int seen, int stirred, int checks, int comments, List<String> passed) {

        /** Copies the list. */
        public Done {
            passed = List.copyOf(passed);
        }
    }

    private static final class Tally {
        private final List<String> passed = new ArrayList<>();
        private int seen;
        private int documents;
        private int stirred;
        private int checks;
        private int comments;

        private void count(ComparePulls.Found found) {
            switch (found) {
                case MISSED -> stirred++;
                case CHECK -> checks++;
                case COMMENT -> comments++;
                case BOTH -> {
                    checks++;
                    comments++;
                }
                case SAME -> {}
            }
        }

        private boolean isFull() {
            return documents >= MOST_DOCUMENTS || stirred + checks + comments >= MOST_STIRRED;
        }
    }

    private record Place(long installation, int part) {

        static Place of(String text) {
            String[] parts = text.split(SEPARATOR);
            return text.isEmpty() ? new Place(0, 1) : new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }

        String text() {
            return installation + SEPARATOR + part;
        }
    }

    /**
     * Does one round.
     *
     * @throws TryLater when GitHub cannot be asked at present
     */
    public Done round() {
        Tally tally = new Tally();
        Place place = Place.of(walks.reach(WALK).map(Reach::place).orElse(""));
        for (long installation : github.installations()) {
            if (installation < place.installation()) {
                continue;
            }
            int part = installation == place.installation() ? place.part() : 1;
            while (part > 0) {
                if (tally.isFull()) {
                    return done(tally, new Place(installation, part).text());
                }
                part = step(tally, installation, part);
            }
        }
        return done(tally, "");
    }

    private Done done(Tally tally, String place) {
        walks.keep(WALK, new Reach(place, clock.instant(), clock.instant()));
        return new Done(tally.seen, tally.stirred, tally.checks, tally.comments, tally.passed);
    }

    /** Compares a part of an installation's repositories; answers which part comes next, or 0 for none. */
    private int step(Tally tally, long installation, int part) {
        try {
            Repositories repositories = github.repositories(installation, part);
            List<Listed> some = repositories.listed().stream()
                    .filter(one -> one.open() || book.anyOpen(one.project().id()))
                    .toList();
            for (int from = 0; from < some.size(); from += OpenPulls.TOGETHER) {
                List<Listed> together = some.subList(from, Math.min(some.size(), from + OpenPulls.TOGETHER));
                if (!compare(tally, together, github.pulls(together))) {
                    tally.passed.add(installation + ": less than a fifth of the rate limit is left");
                    return 0;
                }
                if (tally.stirred >= MOST_STIRRED) {
                    // What was found is looked at first; then the same part is compared again.
                    return part;
                }
            }
            return repositories.more() ? part + 1 : 0;
        } catch (TryLater | Refused | SubjectGone passed) {
            tally.passed.add(installation + ": " + passed.getMessage());
            return 0;
        }
    }

    private boolean compare(Tally tally, List<Listed> asked, Seen first) {
        tally.documents++;
        boolean plenty = !first.scarce();
        for (Part part : first.parts()) {
            int after = take(tally, part, 0);
            Optional<Listed> listed = asked.stream()
                    .filter(one -> one.project().id() == part.project().id())
                    .findFirst();
            String next = part.next();
            while (plenty && !next.isEmpty() && listed.isPresent()) {
                Seen more = github.pullsAfter(listed.get(), next);
                tally.documents++;
                plenty = !more.scarce();
                next = "";
                for (Part further : more.parts()) {
                    after = take(tally, further, after);
                    next = further.next();
                }
            }
        }
        return plenty;
    }

    private int take(Tally tally, Part part, int after) {
        tally.seen += part.pulls().size();
        compare.compare(part, after).forEach(tally::count);
        List<Pull> pulls = part.pulls();
        return pulls.isEmpty() ? after : pulls.get(pulls.size() - 1).number();
    }
}
