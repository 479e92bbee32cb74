package dev.countersign.core.risk;

import static dev.countersign.core.risk.TermKind.counted;
import static dev.countersign.core.risk.TermKind.log2;

import java.util.List;

/** What makes a change more or less likely to bring a defect. */
final class DefectTerms {

    static final List<TermKind> ALL = List.of(
            new TermKind(
                    "lines-added",
                    false,
                    (change, past) -> log2(change.added()),
                    (change, past) -> "adds " + counted(change.added(), "line", "lines")),
            new TermKind(
                    "last-changes",
                    true,
                    (change, past) -> log2(past.lastChanges()),
                    (change, past) -> "its files were last changed by "
                            + counted(past.lastChanges(), "earlier change", "different changes")),
            new TermKind(
                    "fixes",
                    true,
                    (change, past) -> log2(past.fixes()),
                    (change, past) -> "its files were repaired " + counted(past.fixes(), "time", "times") + " so far"),
            new TermKind(
                    "folder-fixes",
                    true,
                    (change, past) -> log2(past.busiestFixes()),
                    (change, past) -> counted(past.busiestFixes(), "repair", "repairs") + " in "
                            + (past.busiest().isEmpty() ? "the root folder" : past.busiest()) + " within a year"),
            new TermKind(
                    "no-source",
                    false,
                    (change, past) -> change.sources() == 0 ? 1 : 0,
                    (change, past) -> "touches no code that runs: only documents, tests or configuration"),
            new TermKind(
                    "new-source",
                    false,
                    (change, past) -> log2(change.newSources()),
                    (change, past) -> "adds "
                            + counted(change.newSources(), "new file of code", "new files of code")
                            + ", where there is nothing to break"));

    private DefectTerms() {}
}
