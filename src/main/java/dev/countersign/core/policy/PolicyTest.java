package dev.countersign.core.policy;

import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import java.util.List;

/**
 * An example that a policy carries: a change, and what the policy should say of it.
 *
 * @param name the sentence people read
 * @param change the change
 * @param expect what should come out
 * @param origin where it is written
 */
public record PolicyTest(String name, Change change, Expectation expect, Origin origin) {

    /**
     * A made-up change.
     *
     * @param paths the files it touches
     * @param lines lines added over all files
     * @param tools catalogue ids of the tools that helped
     * @param assistance how much they did
     * @param risk at least this risk, whatever the files say
     * @param author login of who opened it
     * @param base branch it would be merged into; empty for the default branch
     * @param head branch it comes from
     * @param title its title
     * @param fork whether it comes from another repository
     * @param labels its labels
     * @param repository the repository's name; empty for whichever
     */
    public record Change(
            List<String> paths,
            int lines,
            List<String> tools,
            Assistance.Level assistance,
            Level risk,
            String author,
            String base,
            String head,
            String title,
            boolean fork,
            List<String> labels,
            String repository) {
        /** Copies the lists. */
        public Change {
            paths = List.copyOf(paths);
            tools = List.copyOf(tools);
            labels = List.copyOf(labels);
        }
    }

    /**
     * What should come out.
     *
     * @param verdict the verdict
     * @param waitingFor names of what blocks: all requirements that ask for sign-offs, and of those that ask for checks only,
     *     and of checklists, the ones that the test is about; empty when it does not say
     */
    public record Expectation(Outcome verdict, List<String> waitingFor) {
        /** Copies the list. */
        public Expectation {
            waitingFor = List.copyOf(waitingFor);
        }
    }

    /** The verdicts that a test can expect. */
    public enum Outcome {
        /** It may be merged. */
        CLEARED,
        /** It must wait. */
        BLOCKED
    }
}
