package dev.countersign.web.policy;

import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.report.Comparison.Difference;
import dev.countersign.flow.PolicyTests;
import dev.countersign.flow.PolicyTrial;
import java.util.List;

/**
 * A text that was tried, as the page shows what came of it. Lists are cut so that the page stays small.
 *
 * @param tried whether one was
 * @param valid whether it is a policy
 * @param busy whether it was not replayed because others are
 * @param problems what is wrong with it
 * @param ignored what of it would be ignored
 * @param notes what must be said about what it lies on
 * @param tests how many tests were run, or left out where it is no policy
 * @param failed those that failed
 * @param replayed whether past evaluations were judged by it
 * @param comparison what would be otherwise
 */
public record Attempt(
        boolean tried,
        boolean valid,
        boolean busy,
        List<PolicyProblem> problems,
        List<PolicyProblem> ignored,
        List<String> notes,
        int tests,
        List<PolicyTests.Result> failed,
        boolean replayed,
        Comparison comparison) {

    /** So many lines of each list are shown. */
    public static final int MOST = 25;

    /** Copies the lists. */
    public Attempt {
        problems = List.copyOf(problems);
        ignored = List.copyOf(ignored);
        notes = List.copyOf(notes);
        failed = List.copyOf(failed);
    }

    private static final Comparison NOTHING = new Comparison(0, List.of(), List.of(), List.of());

    /** Nothing was tried. */
    static Attempt none() {
        return new Attempt(false, false, false, List.of(), List.of(), List.of(), 0, List.of(), false, NOTHING);
    }

    /** What came of it. */
    public static Attempt of(PolicyDesk.Tried tried) {
        if (tried instanceof PolicyDesk.Tried.Replayed replayed) {
            return of(replayed.result(), false, true, replayed.comparison());
        }
        return tried instanceof PolicyDesk.Tried.Busy busy
                ? of(busy.result(), true, false, NOTHING)
                : of(((PolicyDesk.Tried.Read) tried).result(), false, false, NOTHING);
    }

    private static Attempt of(PolicyTrial.Result result, boolean busy, boolean replayed, Comparison comparison) {
        if (result instanceof PolicyTrial.Result.Invalid invalid) {
            return new Attempt(
                    true,
                    false,
                    busy,
                    invalid.problems(),
                    List.of(),
                    List.of(),
                    invalid.tests(),
                    List.of(),
                    false,
                    NOTHING);
        }
        PolicyTrial.Result.Read read = (PolicyTrial.Result.Read) result;
        return new Attempt(
                true,
                true,
                busy,
                List.of(),
                read.ignored(),
                read.notes(),
                read.tests().size(),
                read.failed(),
                replayed,
                comparison);
    }

    /** In one line, how it stands. */
    public String title() {
        if (!valid) {
            return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        }
        String ran = tests == 0
                ? ""
                : failed.isEmpty()
                        ? ", " + count(tests) + " passed"
                        : ", " + failed.size() + " of " + count(tests) + " failed";
        return "A valid policy" + (ignored.isEmpty() ? "" : ", " + ignored.size() + " ignored") + ran;
    }

    /** The style's class for how it stands. */
    public String look() {
        return valid && failed.isEmpty() && ignored.isEmpty() ? "cleared" : valid ? "blocked" : "overridden";
    }

    /** The first problems, those of what is ignored after those of what is wrong. */
    public List<PolicyProblem> firstProblems() {
        return first(valid ? ignored : problems);
    }

    /** The first tests that failed. */
    public List<PolicyTests.Result> firstFailed() {
        return first(failed);
    }

    /** The first that would wait. */
    public List<Difference> firstWaiting() {
        return first(comparison.wouldWait());
    }

    /** The first that would be clear. */
    public List<Difference> firstClear() {
        return first(comparison.wouldClear());
    }

    /** The first of which it cannot be told. */
    public List<Difference> firstOpen() {
        return first(comparison.open());
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private static String count(int tests) {
        return tests == 1 ? "1 test" : tests + " tests";
    }
}
