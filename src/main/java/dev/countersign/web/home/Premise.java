package dev.countersign.web.home;

import dev.countersign.web.overview.Figures;
import dev.countersign.web.overview.Figures.Open;
import java.util.List;
import java.util.stream.Stream;

/**
 * An organisation that the visitor administers.
 *
 * @param owner its name
 * @param longest pull requests that wait the longest
 * @param repositories some of its repositories, those first of which merges are not held
 */
public record Premise(String owner, List<Open> longest, List<String> repositories) {

    private static final int MOST = 10;

    /** Copies the lists. */
    public Premise {
        longest = List.copyOf(longest);
        repositories = List.copyOf(repositories);
    }

    /** As the figures tell it. */
    static Premise of(String owner, Figures figures) {
        List<Open> longest = figures.longest(owner);
        Stream<String> audited = figures.branches(owner).stream().map(Figures.Branch::repository);
        Stream<String> waiting =
                longest.stream().map(open -> open.pull().repository().toString());
        return new Premise(
                owner,
                longest.stream().limit(MOST).toList(),
                Stream.concat(audited, waiting).distinct().limit(MOST).toList());
    }
}
