package dev.countersign.flow;

import dev.countersign.core.change.Facts;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.AuthorKey;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.verdict.Dossier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells an evaluation what happened before to the files of its change. Safe for use by many threads. */
public final class Precedents {

    /** Each look at a repository that nobody has read would ask for the same; should it be lost, it is asked for again. */
    private static final Duration WELCOMED_AGAIN = Duration.ofMinutes(1);

    private static final int REPOSITORIES = 1_000;

    private final Chronicle chronicle;
    private final Books books;
    private final Newcomers newcomers;
    private final Recently welcomed = new Recently(WELCOMED_AGAIN, REPOSITORIES);

    /**
     * What is told.
     *
     * @param dossier with the past of the files that it touches, and what to compare with
     * @param unread what must be said of a past that is not known to its end; empty when it is. Without figures, since a
     *     verdict would else be another after each page of it; the log and the metrics have them
     */
    public record Told(Dossier dossier, String unread) {}

    /** What to do about a repository whose past nobody has asked for yet. */
    public interface Newcomers {

        /** Its past is wanted. */
        void welcome(Project project);
    }

    /** Tells by this chronicle. */
    public Precedents(Chronicle chronicle, Books books, Newcomers newcomers) {
        this.chronicle = chronicle;
        this.books = books;
        this.newcomers = newcomers;
    }

    /**
     * Tells the past of the files that the dossier touches, and what to compare with.
     *
     * <p>The past is what it was when the head was first judged with a past that is known to its end: a verdict does not
     * change because another change was merged.
     *
     * @param areas those of the policy in force; they name documents
     * @param extent how far the past is known
     */
    public Told recall(Subject subject, Dossier dossier, List<Area> areas, Chronicle.Extent extent) {
        if (extent.complete()) {
            return new Told(withPast(subject, dossier, areas, extent), "");
        }
        if (welcomed.isNew(subject.repositoryId(), dossier.now())) {
            newcomers.welcome(Project.of(subject));
        }
        return new Told(
                dossier,
                "the past of " + subject.ref().repository()
                        + " has not been read to its end yet, so that it is not weighed here");
    }

    private Dossier withPast(Subject subject, Dossier dossier, List<Area> areas, Chronicle.Extent extent) {
        if (extent.changes() == 0) {
            return dossier;
        }
        Anchor anchor = chronicle.anchor(subject.repositoryId()).anchor();
        Dossier.Earlier earlier = earlier(subject, dossier, extent, anchor).anchored(anchor);
        return known(subject, dossier, extent, areas)
                .map(known -> dossier.after(known.past(), earlier).guidedBy(known.guidance()))
                .orElseGet(() -> dossier.after(dossier.past(), earlier));
    }

    /** What was judged before bears its anchor already; the changes of the past do not. */
    private Dossier.Earlier earlier(Subject subject, Dossier dossier, Chronicle.Extent extent, Anchor anchor) {
        if (dossier.earlier().defects().size() >= Likelihood.Rank.ENOUGH) {
            return dossier.earlier();
        }
        Dossier.Earlier latest = books.latest(subject.repositoryId(), extent);
        return new Dossier.Earlier(
                latest.defects(),
                latest.rollbacks().stream().map(anchor::applied).toList());
    }

    private Optional<Pinned> known(Subject subject, Dossier dossier, Chronicle.Extent extent, List<Area> areas) {
        Facts facts = dossier.facts();
        String base = facts.pullRequest().base().name();
        Optional<Pinned> pinned = chronicle.pinned(subject, facts.head(), base);
        if (pinned.isPresent() && pinned.get().areas().equals(Pinned.digest(areas))) {
            return pinned;
        }
        Optional<History.Known> past = pinned.map(Pinned::past).or(() -> past(subject, dossier, extent));
        Optional<Pinned> now = past.map(found -> new Pinned(
                found, books.guidance(subject.repositoryId(), extent, facts.files(), areas), Pinned.digest(areas)));
        now.ifPresent(known -> chronicle.pin(subject, facts.head(), base, known, dossier.now()));
        return now;
    }

    private Optional<History.Known> past(Subject subject, Dossier dossier, Chronicle.Extent extent) {
        Facts facts = dossier.facts();
        String author = AuthorKey.of(facts.pullRequest().author());
        History found = books.past(
                subject.repositoryId(),
                extent,
                facts.files(),
                author,
                dossier.now().getEpochSecond());
        return found instanceof History.Known known ? Optional.of(known) : Optional.empty();
    }
}
