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
                    "no-source",
                    false,
                    (change, past) -> change.sources() == 0 ? 1 : 0,
                    (change, past) -> "touches no code that runs: only documents, tests or configuration"),
            new TermKind(
                    "new-source",
                    false,
                    (change, past) -> log2(change.newSourceLines()),
                    (change, past) -> counted(change.newSourceLines(), "line is", "lines are")
                            + " in new files of code, where there is nothing to break"),
            new TermKind(
                    "last-changes",
                    true,
                    (change, past) -> log2(past.files().lastChanges()),
                    (change, past) -> "its files were last changed by "
                            + counted(past.files().lastChanges(), "earlier change", "different changes")),
            new TermKind(
                    "repairs",
                    true,
                    (change, past) -> log2(past.files().repairs()),
                    (change, past) -> "defects in its files were repaired "
                            + tenths(past.files().repairs())
                            + " times, a repair counting half as much every year"),
            new TermKind(
                    "folder-repairs",
                    true,
                    (change, past) -> log2(past.folders().busiestFixes()),
                    (change, past) -> counted(past.folders().busiestFixes(), "repair", "repairs") + " in "
                            + folder(past.folders().busiest()) + " within a year"),
            new TermKind(
                    "folder-changes",
                    true,
                    (change, past) -> log2(past.folders().changes()),
                    (change, past) -> "its folders had "
                            + counted(past.folders().changes(), "earlier change", "earlier changes")
                            + ": the more there were, the less each repair says"),
            RollbackTerms.UNFAMILIAR_FOLDERS);

    private DefectTerms() {}

    static String folder(String path) {
        return path.isEmpty() ? "the root folder" : path;
    }

    static String tenths(double count) {
        long tenths = Math.round(count * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
