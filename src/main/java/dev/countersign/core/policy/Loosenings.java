package dev.countersign.core.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what a repository's policy would loosen, and answers with what stays in force. Not thread-safe. */
final class Loosenings {

    private final Written written;
    private final List<PolicyProblem> found = new ArrayList<>();

    /** For the repository's policy that has those keys. */
    Loosenings(Written written) {
        this.written = written;
    }

    /** Notes a loosening at that key of the repository's policy. */
    void add(String message, String hint, String... key) {
        add(written.at(key), message, hint);
    }

    void add(Origin at, String message, String hint) {
        found.add(new PolicyProblem(at, message + " would loosen the organisation's policy, and is ignored", hint));
    }

    boolean written(String... key) {
        return written.has(key);
    }

    /** The greater of two values in rising order of strictness; a smaller one of the repository is noted. */
    <T extends Comparable<? super T>> T strictest(T organisation, T repository, String... key) {
        if (!written.has(key)) {
            return organisation;
        }
        if (repository.compareTo(organisation) >= 0) {
            return repository;
        }
        add("`" + key[key.length - 1] + ": " + word(repository) + "`", "it says " + word(organisation), key);
        return organisation;
    }

    /** The smaller of two values, where smaller is stricter. */
    <T extends Comparable<? super T>> T least(T organisation, T repository, String... key) {
        if (!written.has(key)) {
            return organisation;
        }
        if (repository.compareTo(organisation) <= 0) {
            return repository;
        }
        add("`" + key[key.length - 1] + ": " + word(repository) + "`", "it says " + word(organisation), key);
        return organisation;
    }

    /** Those of the repository's signers that the organisation allows; all of the organisation's when none is left. */
    List<Signers> narrowed(List<Signers> organisation, List<Signers> repository, String... key) {
        if (!written.has(key) || organisation.contains(new Signers.Anyone())) {
            return written.has(key) ? repository : organisation;
        }
        List<Signers> kept = new ArrayList<>();
        for (Signers signers : repository) {
            Optional<Signers> allowed = organisation.stream()
                    .filter(one -> one.written().equalsIgnoreCase(signers.written()))
                    .findFirst();
            allowed.ifPresent(kept::add);
            if (allowed.isEmpty()) {
                add(signers.written() + " in `" + key[key.length - 1] + "`", allowed(organisation), key);
            }
        }
        return kept.isEmpty() ? organisation : kept;
    }

    List<PolicyProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (PolicyProblem problem) -> problem.at().file())
                        .thenComparing(problem -> problem.at().line())
                        .thenComparing(problem -> problem.at().column()))
                .toList();
    }

    private static String allowed(List<Signers> organisation) {
        return organisation.isEmpty()
                ? "it names nobody"
                : "it names "
                        + String.join(
                                ", ",
                                organisation.stream().map(Signers::written).toList());
    }

    /** A value as the file writes it. */
    static String word(Object value) {
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof Duration duration) {
            long minutes = duration.toMinutes();
            return minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
        }
        return value.toString();
    }
}
