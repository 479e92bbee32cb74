package dev.countersign.web.operations;

import dev.countersign.flow.DeadLetters.Letter;
import dev.countersign.web.operations.Machinery.Backlog;
import dev.countersign.web.operations.Machinery.Deliveries;
import dev.countersign.web.operations.Machinery.Quota;
import dev.countersign.web.operations.Machinery.Replica;
import dev.countersign.web.operations.Machinery.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the App runs.
 *
 * @param at when that was so
 * @param signs what should be so, and whether it is
 * @param work by kind
 * @param backlog what waits
 * @param letters work that was given up, some of it
 * @param allLetters how much work was given up
 * @param deliveries webhooks
 * @param quotas what is left of what may be asked of GitHub
 * @param replicas processes
 */
public record OperationsSheet(
        Instant at,
        List<Sign> signs,
        List<Work> work,
        Backlog backlog,
        List<Letter> letters,
        long allLetters,
        Deliveries deliveries,
        List<Quota> quotas,
        List<Replica> replicas) {

    /** A replica that was not heard of for so long is taken for gone; it says so every ten seconds. */
    private static final Duration SILENT = Duration.ofSeconds(45);

    private static final Duration LONG = Duration.ofMinutes(5);

    /** Copies the lists. */
    public OperationsSheet {
        signs = List.copyOf(signs);
        work = List.copyOf(work);
        letters = List.copyOf(letters);
        quotas = List.copyOf(quotas);
        replicas = List.copyOf(replicas);
    }

    /**
     * Something that should be so.
     *
     * @param name a stable name of it
     * @param good whether it is
     * @param said how it is, in words
     */
    public record Sign(String name, boolean good, String said) {}

    static OperationsSheet of(
            Instant at,
            List<Work> work,
            Backlog backlog,
            List<Letter> letters,
            long allLetters,
            Deliveries deliveries,
            List<Quota> quotas,
            List<Replica> replicas) {
        List<Sign> signs = new ArrayList<>();
        Duration lag = lag(backlog, at);
        signs.add(new Sign(
                "queue",
                lag.compareTo(LONG) < 0,
                backlog.pulls() == 0
                        ? "nothing waits"
                        : backlog.pulls() + " pull requests wait, the first since " + words(lag)));
        signs.add(new Sign(
                "dead-letters",
                allLetters == 0,
                allLetters == 0
                        ? "no work was given up"
                        : allLetters
                                + (allLetters == 1 ? " piece of work was given up" : " pieces of work were given up")));
        long halted = quotas.stream().filter(one -> one.halted().isAfter(at)).count();
        signs.add(new Sign(
                "github",
                halted == 0,
                halted == 0
                        ? "GitHub may be asked"
                        : "GitHub stopped " + halted + " of the installations for a while"));
        signs.add(new Sign(
                "webhooks",
                deliveries.missed() == 0,
                deliveries.missed() == 0
                        ? "none is missing as far as GitHub tells"
                        : deliveries.missed() + " never came, " + deliveries.askedAgain()
                                + " of them are asked for again"));
        long heard = replicas.stream().filter(one -> heard(one, at)).count();
        long versions = replicas.stream()
                .filter(one -> heard(one, at))
                .map(Replica::version)
                .distinct()
                .count();
        signs.add(new Sign(
                "replicas",
                heard > 0 && heard == replicas.size() && versions == 1,
                heard + " of " + replicas.size() + " are heard of"
                        + (versions > 1 ? ", in " + versions + " versions" : "")));
        return new OperationsSheet(at, signs, work, backlog, letters, allLetters, deliveries, quotas, replicas);
    }

    /** Whether a process was heard of lately. */
    public boolean heard(Replica replica) {
        return heard(replica, at);
    }

    /** For how long the first pull request waits, in words. */
    public String lag() {
        return words(lag(backlog, at));
    }

    /** Whether more work was given up than is listed. */
    public boolean moreLetters() {
        return allLetters > letters.size();
    }

    private static boolean heard(Replica replica, Instant at) {
        return replica.seen().plus(SILENT).isAfter(at);
    }

    private static Duration lag(Backlog backlog, Instant at) {
        Duration lag = Duration.between(backlog.since(), at);
        return backlog.pulls() == 0 || lag.isNegative() ? Duration.ZERO : lag;
    }

    private static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " seconds";
        }
        return time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }
}
