package dev.countersign.cli;

import dev.countersign.flow.PolicyText;
import dev.countersign.gitrepo.LocalChange;
import dev.countersign.gitrepo.PastCommit;
import dev.countersign.text.Ink;
import java.util.List;
import java.util.function.Function;

/** Judges a change of a local repository by the same core as the App does; what {@code check} needs of it. */
public interface LocalJudge {

    /**
     * Judges.
     *
     * @throws CannotDo when the policy is invalid; the message holds a line for each problem
     */
    Judged judge(Question question);

    /**
     * What there is to judge.
     *
     * @param change the change itself
     * @param policy the policy's text; absent for the built-in one, never unreadable
     * @param codeowners the code owners file at the base
     * @param catalog where the catalogue begins: the file at the root of the base
     * @param files reads what the catalogue names
     * @param past the base's newest commits along first parents, oldest first
     */
    record Question(
            LocalChange change,
            PolicyText policy,
            PolicyText codeowners,
            PolicyText catalog,
            Function<String, PolicyText> files,
            List<PastCommit> past) {
        /** Copies the list. */
        public Question {
            past = List.copyOf(past);
        }
    }

    /** The answer, ready to be shown. */
    interface Judged {

        /** Whether it could be merged as it is. */
        boolean cleared();

        /** For people; ends with a line feed. */
        String text(Ink ink);

        /** For programs: one JSON object; ends with a line feed. */
        String json();
    }
}
