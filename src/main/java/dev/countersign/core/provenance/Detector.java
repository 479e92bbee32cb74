package dev.countersign.core.provenance;

import dev.countersign.core.change.Facts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which AI tools helped with a change, and how it knows.
 *
 * <p>It reads every commit's author, committer, co-authors and message, and the pull request's author, description,
 * head branch, labels and reviews. Time is linear in the size of the texts. Immutable; one detector can be used
 * by many threads, and is best made once.
 */
public final class Detector {

    private final Catalogue catalogue;
    private final List<Pass> passes;

    /** A detector for the tools of this catalogue. */
    public Detector(Catalogue catalogue) {
        this(catalogue, AddedTools.none());
    }

    /**
     * A detector for the tools of this catalogue and those that policies add.
     *
     * <p>Added markers are looked for on their own, so that they cannot take the place of the catalogue's.
     */
    public Detector(Catalogue catalogue, AddedTools added) {
        this.catalogue = catalogue.with(added.all());
        Pass known = new Pass(catalogue.with(credits(added.floor())));
        this.passes = added.isEmpty()
                ? List.of(known)
                : List.of(known, new Pass(Catalogue.of(List.of()).with(others(added))));
    }

    /** All tools that it knows. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Everything that the facts say about tools. */
    public Assistance detect(Facts facts) {
        Findings findings = new Findings(catalogue);
        passes.forEach(pass -> pass.look(facts, findings));
        return findings.assistance();
    }

    private static List<Tool> credits(List<Tool> tools) {
        return tools.stream().map(tool -> only(tool, true)).toList();
    }

    private static List<Tool> others(AddedTools added) {
        return Stream.concat(added.floor().stream().map(tool -> only(tool, false)), added.beside().stream())
                .toList();
    }

    private static Tool only(Tool tool, boolean credits) {
        return new Tool(
                tool.id(),
                tool.name(),
                tool.vendor(),
                tool.homepage(),
                tool.markers().stream()
                        .filter(marker -> marker instanceof Marker.Credit == credits)
                        .toList());
    }
}
