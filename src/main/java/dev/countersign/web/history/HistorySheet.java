package dev.countersign.web.history;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.history.Annals.Change;
import dev.countersign.web.history.Annals.Exemption;
import dev.countersign.web.history.Annals.Merge;
import dev.countersign.web.history.Annals.Overriding;
import dev.countersign.web.history.Annals.Revert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What happened, as its page shows it.
 *
 * @param name the repository, or the organisation
 * @param path where the page is
 * @param scope what further addresses name; empty for a repository's page
 * @param period the days that are asked for
 * @param around whether only merges around the check are asked for
 * @param first whether this is the beginning of the merges
 * @param now the moment of the page
 * @param merges merges to governed branches
 * @param reverts what was taken back
 * @param overrides overrides
 * @param exemptions exceptions for whole repositories
 * @param github where GitHub shows things
 */
public record HistorySheet(
        String name,
        String path,
        String scope,
        Period period,
        boolean around,
        boolean first,
        Instant now,
        Part<Merge> merges,
        Part<Revert> reverts,
        Part<Overriding> overrides,
        Part<Exemption> exemptions,
        GitHubWeb github) {

    /** Where the merges go on. */
    public String older() {
        return address() + "&cursor=" + merges.next();
    }

    /** Where a list is as a table for programs that calculate. */
    public String csv(String list) {
        return address() + "&list=" + list;
    }

    private String address() {
        return path + "?" + (scope.isEmpty() ? "" : "organisation=" + escaped(scope) + "&") + "from="
                + escaped(period.from()) + "&until=" + escaped(period.until()) + (around ? "&around=true" : "");
    }

    /** Our page of a pull request. */
    public String page(PullRequestRef pull) {
        return "/" + pull.repository() + "/pull/" + pull.number();
    }

    /** A change at GitHub. */
    public String link(RepositoryRef repository, Change change) {
        return change.pull() > 0
                ? github.pull(new PullRequestRef(repository, change.pull()))
                : github.commit(repository, change.sha());
    }

    /** A change in a word. */
    public String word(Change change) {
        return change.pull() > 0 ? "#" + change.pull() : Shas.brief(change.sha());
    }

    /** A commit id, brief. */
    public String brief(String sha) {
        return Shas.brief(sha);
    }

    /** Whether an exception holds still. */
    public boolean holds(Exemption one) {
        return !one.until().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Whether an override holds still, as far as time goes. */
    public boolean holds(Overriding one) {
        return one.until().isAfter(now);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
