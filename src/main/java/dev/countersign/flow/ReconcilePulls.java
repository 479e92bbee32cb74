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
     * @param passed installations that could not be asked and repositories that could not be compared, each with why
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

    /**
     * Where the walk stands.
     *
     * @param part of the installation's repositories; 0 when there are no more
     * @param after the repository of that part that was compared last; 0 for none
     */
    private record Place(long installation, int part, long after) {

        static Place of(String text) {
            String[] words = text.split(SEPARATOR);
            return text.isEmpty()
                    ? first(0)
                    : new Place(
                            Long.parseLong(words[0]),
                            Integer.parseInt(words[1]),
                            words.length > 2 ? Long.parseLong(words[2]) : 0);
        }

        static Place first(long installation) {
            return new Place(installation, 1, 0);
        }

        Place next() {
            return new Place(installation, part + 1, 0);
        }

        Place end() {
            return new Place(installation, 0, 0);
        }

        Place behind(Listed last) {
            return new Place(installation, part, last.project().id());
        }

        String text() {
            return installation + SEPARATOR + part + SEPARATOR + after;
        }
    }

    /**
     * Does one round.
     *
     * @throws TryLater when GitHub cannot be asked at present
     */
    public Done round() {
        Tally tally = new Tally();
        Place start = Place.of(walks.reach(WALK).map(Reach::place).orElse(""));
        for (long installation : github.installations()) {
            if (installation < start.installation()) {
                continue;
            }
            Place place = installation == start.installation() ? start : Place.first(installation);
            while (place.part() > 0) {
                if (tally.isFull()) {
                    return done(tally, place.text());
                }
                place = step(tally, place);
            }
        }
        return done(tally, "");
    }

    private Done done(Tally tally, String place) {
        walks.keep(WALK, new Reach(place, clock.instant(), clock.instant()));
        return new Done(tally.seen, tally.stirred, tally.checks, tally.comments, tally.passed);
    }

    /**
     * Compares a part of an installation's repositories, and answers where the walk stands then. It never stands still, so that
     * pull requests that no look does any good keep nobody else's from being compared.
     */
    private Place step(Tally tally, Place place) {
        long installation = place.installation();
        try {
            Repositories repositories = github.repositories(installation, place.part());
            List<Listed> some = behind(repositories.listed(), place.after()).stream()
                    .filter(one -> one.open() || book.anyOpen(one.project().id()))
                    .toList();
            for (int from = 0; from < some.size(); from += OpenPulls.TOGETHER) {
                if (from > 0 && tally.isFull()) {
                    return place.behind(some.get(from - 1));
                }
                List<Listed> together = some.subList(from, Math.min(some.size(), from + OpenPulls.TOGETHER));
                if (!compare(tally, together)) {
                    tally.passed.add(installation + ": less than a fifth of the rate limit is left");
                    return place.end();
                }
            }
            return repositories.more() ? place.next() : place.end();
        } catch (TryLater | Refused | SubjectGone passed) {
            tally.passed.add(installation + ": " + passed.getMessage());
            return place.end();
        } catch (RuntimeException broken) {
            endWithoutDatabase();
            tally.passed.add(installation + ": " + Unforeseen.words(broken));
            return place.end();
        }
    }

    /** Where nothing can be kept it is nobody's fault, and the round ends. */
    private void endWithoutDatabase() {
        walks.reach(WALK);
    }

    /** Those behind a repository; all where it is not there any more. */
    private static List<Listed> behind(List<Listed> all, long repository) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).project().id() == repository) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    /** Compares them; one that cannot be read in a way that nobody thought of is passed, and only that one. */
    private boolean compare(Tally tally, List<Listed> together) {
        try {
            tally.documents++;
            return compare(tally, together, github.pulls(together));
        } catch (TryLater | Refused | SubjectGone known) {
            throw known;
        } catch (RuntimeException broken) {
            endWithoutDatabase();
            if (together.size() > 1) {
                return together.stream().allMatch(one -> compare(tally, List.of(one)));
            }
            Project project = together.get(0).project();
            tally.passed.add(project.installation() + ", " + project.ref() + ": " + Unforeseen.words(broken));
            return true;
        }
    }

    private boolean compare(Tally tally, List<Listed> asked, Seen first) {
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
