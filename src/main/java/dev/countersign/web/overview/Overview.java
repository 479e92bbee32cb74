package dev.countersign.web.overview;

import dev.countersign.web.Bars;
import dev.countersign.web.Bars.Amount;
import dev.countersign.web.overview.Figures.Branch;
import dev.countersign.web.overview.Figures.Level;
import dev.countersign.web.overview.Figures.Load;
import dev.countersign.web.overview.Figures.Month;
import dev.countersign.web.overview.Figures.Open;
import dev.countersign.web.overview.Figures.Thin;
import dev.countersign.web.overview.Figures.ToolUse;
import dev.countersign.web.overview.Figures.Unapproved;
import dev.countersign.web.overview.Figures.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An organisation at a glance.
 *
 * @param organisation its name
 * @param at when that was so
 * @param waiting what open pull requests wait for
 * @param longest those that wait the longest
 * @param months the last twelve, the latest first
 * @param tools which tools helped in them
 * @param levels risk of the last 90 days
 * @param loads who carries how much
 * @param thin areas that few people sign for
 * @param unapproved tools that are not simply approved
 * @param branches whether merges are held
 */
public record Overview(
        String organisation,
        Instant at,
        List<Waiting> waiting,
        List<Open> longest,
        List<Month> months,
        List<ToolUse> tools,
        List<Level> levels,
        List<Load> loads,
        List<Thin> thin,
        List<Unapproved> unapproved,
        List<Branch> branches) {

    private static final int YEAR = 365;
    private static final int QUARTER = 90;
    private static final int MONTH = 30;

    /** Copies the lists. */
    public Overview {
        waiting = List.copyOf(waiting);
        longest = List.copyOf(longest);
        months = List.copyOf(months);
        tools = List.copyOf(tools);
        levels = List.copyOf(levels);
        loads = List.copyOf(loads);
        thin = List.copyOf(thin);
        unapproved = List.copyOf(unapproved);
        branches = List.copyOf(branches);
    }

    /** How an organisation stands at that moment. */
    public static Overview of(Figures figures, String organisation, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        Instant year = at.minus(YEAR, ChronoUnit.DAYS);
        Instant quarter = at.minus(QUARTER, ChronoUnit.DAYS);
        return new Overview(
                organisation,
                at,
                figures.waiting(organisation),
                figures.longest(organisation),
                figures.months(organisation, year),
                figures.tools(organisation, year),
                figures.levels(organisation, quarter),
                figures.loads(organisation, at.minus(MONTH, ChronoUnit.DAYS)),
                figures.thin(organisation, quarter),
                figures.unapproved(organisation, quarter),
                figures.branches(organisation));
    }

    /** What open pull requests wait for, as bars. */
    public Bars waitingBars() {
        return Bars.of(
                "Open pull requests by what they wait for",
                "Waits for",
                "Pull requests",
                waiting.stream()
                        .map(one -> new Amount(
                                one.name(), one.pulls(), one.pulls() + ", the first for " + words(one.since())))
                        .toList());
    }

    /** The share of assisted changes by month, as bars. */
    public Bars assistedBars() {
        return Bars.of(
                "Changes that a tool helped with, by month",
                "Month",
                "Share",
                1,
                months.stream()
                        .map(one -> new Amount(
                                one.month() + ", " + one.assisted() + " of " + one.pulls(),
                                one.assisted() / (double) one.pulls(),
                                100 * one.assisted() / one.pulls() + " %"))
                        .toList());
    }

    /** Risk, as bars. */
    public Bars riskBars() {
        return Bars.of(
                "Pull requests of the last 90 days by risk",
                "Risk",
                "Pull requests",
                levels.stream()
                        .map(one ->
                                new Amount(one.level(), one.pulls(), one.pulls() + ", " + one.open() + " of them open"))
                        .toList());
    }

    /** The time to sign-off by month, as bars. */
    public Bars timeBars() {
        return Bars.of(
                "Median time from opening to sign-off, by month of opening",
                "Month",
                "Time",
                months.stream()
                        .filter(one -> one.signed() > 0)
                        .map(one -> new Amount(
                                one.month() + ", " + one.signed() + " signed",
                                one.median(),
                                words(Duration.ofSeconds(one.median()))))
                        .toList());
    }

    /** Who carries how much, as bars. */
    public Bars loadBars() {
        return Bars.of(
                "Reviews asked for and open, and signed within 30 days",
                "Who",
                "Pull requests",
                loads.stream()
                        .map(one -> new Amount(
                                one.login(),
                                one.asked() + one.signed(),
                                one.asked() + " asked, " + one.signed() + " signed"))
                        .toList());
    }

    /** For how long something has been so, in words. */
    public String words(Instant since) {
        return words(Duration.between(since, at));
    }

    private static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (time.compareTo(Duration.ofHours(2)) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(Duration.ofDays(3)) < 0 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
