package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.policy.People;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.Signatories;
import dev.countersign.core.signoff.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sign-offs that were given faster than anyone could read, as sentences.
 *
 * <p>Looked for among the acts of people who may sign, before it is known what is asked: what a policy asks because of them does
 * not change them.
 */
final class Stamps {

    /** Within this time, several sign-offs by one person are counted. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private Stamps() {}

    static List<String> of(Case given, Signatories signatories, History history) {
        People people = given.policy().people();
        List<String> found = new ArrayList<>();
        if (people.readingSpeed() == People.ANY && people.signingRate() == People.ANY) {
            return found;
        }
        Standing standing =
                Standing.after(given.acts(), given.dossier().memory().known());
        for (SignOff signOff : standing.signOffs()) {
            if (signatories.maySign(signOff.by()) instanceof Eligibility.Eligible
                    && history.compare(signOff.head(), signOff.at()) != History.Match.STALE) {
                unread(given.facts(), signOff, people.readingSpeed()).ifPresent(found::add);
                inARow(given.dossier(), signOff, people.signingRate()).ifPresent(found::add);
            }
        }
        return found.stream().distinct().toList();
    }

    private static Optional<String> unread(Facts facts, SignOff signOff, int linesPerMinute) {
        Optional<Instant> appeared = appeared(facts, signOff.head());
        if (linesPerMinute == People.ANY
                || appeared.isEmpty()
                || appeared.get().isAfter(signOff.at())
                || !(facts.completeness() instanceof Completeness.Complete)) {
            return Optional.empty();
        }
        long lines = (long) facts.additions() + facts.deletions();
        long seconds = Duration.between(appeared.get(), signOff.at()).toSeconds();
        // GitHub tells whole seconds, so it may have been nearly one more.
        return lines * 60 > linesPerMinute * (seconds + 1)
                ? Optional.of(signOff.by().login() + " signed " + count(lines, "line") + " " + count(seconds, "second")
                        + " after " + (lines == 1 ? "it" : "they") + " appeared")
                : Optional.empty();
    }

    /** Since when a head was there to be read; empty when nobody told us of it. */
    private static Optional<Instant> appeared(Facts facts, String head) {
        return facts.pushes().stream()
                .filter(push -> push.head().equals(head) && push.by().kind() != Person.Kind.UNKNOWN)
                .map(Push::at)
                .min(Comparator.naturalOrder());
    }

    private static Optional<String> inARow(Dossier dossier, SignOff signOff, int most) {
        long others = dossier.memory().elsewhere().stream()
                .filter(one -> one.person() == signOff.by().id())
                .filter(one -> !one.at().isAfter(signOff.at())
                        && one.at().isAfter(signOff.at().minus(WINDOW)))
                .map(Elsewhere::pull)
                .distinct()
                .count();
        return others + 1 > most
                ? Optional.of(signOff.by().login() + " signed " + (others + 1) + " pull requests within "
                        + WINDOW.toMinutes() + " minutes")
                : Optional.empty();
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
