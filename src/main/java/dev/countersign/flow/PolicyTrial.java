package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.report.Comparison;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tries the text of a policy file: reads it as the App would, runs its tests, and judges past evaluations by it. Nothing of it
 * is kept. Safe for use by many threads.
 */
public final class PolicyTrial {

    /** So many evaluations at most are judged again. */
    public static final int REPLAYED = 200;

    private final Policies policies;
    private final PolicyTests tests;
    private final Replay replay;
    private final Archive archive;
    private final Clock clock;

    /** Connects the parts; see each for what it is. */
    public PolicyTrial(Policies policies, PolicyTests tests, Replay replay, Archive archive, Clock clock) {
        this.policies = policies;
        this.tests = tests;
        this.replay = replay;
        this.archive = archive;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * It is no policy.
         *
         * @param problems everything that is wrong with it
         * @param tests how many tests it has that were not run
         */
        record Invalid(List<PolicyProblem> problems, int tests) implements Result {}

        /**
         * It is one.
         *
         * @param ignored what of it would be ignored, each at its line
         * @param notes what must be said about what it was laid over
         * @param tests what came of its tests
         * @param proposed what would hold
         */
        record Read(
                List<PolicyProblem> ignored, List<String> notes, List<PolicyTests.Result> tests, PolicyInForce proposed)
                implements Result {

            /** The tests that did not come out as expected. */
            public List<PolicyTests.Result> failed() {
                return tests.stream().filter(result -> !result.passed()).toList();
            }
        }
    }

    /**
     * Reads a text as a repository's policy file, laid over what it would be laid over, and runs its tests.
     *
     * @param shown whether a repository's files may be told to those who ask
     */
    public Result read(Subject subject, PolicySheets sheets, String text, Predicate<RepositoryRef> shown) {
        ProposedPolicy proposed = policies.propose(subject, sheets, text, shown);
        if (proposed instanceof ProposedPolicy.Invalid invalid) {
            return new Result.Invalid(invalid.problems(), invalid.tests());
        }
        ProposedPolicy.Valid valid = (ProposedPolicy.Valid) proposed;
        return new Result.Read(
                valid.ignored(),
                valid.inForce().notes(),
                tests.run(valid.own().tests(), valid.inForce().policy(), clock.instant()),
                valid.inForce());
    }

    /**
     * Judges the latest evaluations by it: the repository's, or those of all of the organisation's repositories when it is the
     * organisation's policy. Policies of single repositories are left out then.
     */
    public Comparison replay(PolicySheets sheets, Result.Read read) {
        RepositoryRef repository = sheets.repository();
        return replay.compare(
                archive.latest(new Archive.Question(
                        repository.owner(), sheets.ofOrganisation() ? "" : repository.name(), Instant.EPOCH, REPLAYED)),
                read.proposed());
    }
}
