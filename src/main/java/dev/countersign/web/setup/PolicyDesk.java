package dev.countersign.web.setup;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnPolicy.Found;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.SetupSheet.PolicyPart;
import dev.countersign.web.setup.Step.Asked;
import java.util.List;

/** Tells whether an organisation has a policy. Safe for use by many threads. */
final class PolicyDesk {

    private static final String KEPT = " Its last valid version stays in force meanwhile.";
    private static final int MOST_PROBLEMS = 20;

    private final AppSource apps;
    private final PolicyShelf shelf;
    private final GitHubWeb github;

    PolicyDesk(AppSource apps, PolicyShelf shelf, GitHubWeb github) {
        this.apps = apps;
        this.shelf = shelf;
        this.github = github;
    }

    /** No organisation, no policy. */
    PolicyPart nobodys(Step why) {
        return new PolicyPart(why, "", "", "", false, List.of());
    }

    /** Whether the App sees the organisation's repository; asked only where there is no policy in it. */
    Asked<Boolean> seen(String organisation, Asked<Found> policy) {
        return policy.answer().filter(found -> found instanceof Found.Nowhere).isPresent()
                ? Step.ask(() -> apps.sees(new RepositoryRef(organisation, OwnPolicy.REPOSITORY)))
                : Asked.notYet();
    }

    /** How it is. */
    PolicyPart policy(String organisation, Asked<Found> asked, Asked<Boolean> seen) {
        String file = OwnPolicy.file(organisation);
        String page =
                github.address() + "/" + organisation + "/" + OwnPolicy.REPOSITORY + "/blob/HEAD/" + Policies.FILE;
        if (asked.answer().isEmpty()) {
            return part(asked.untold(), file, page, List.of());
        }
        Found found = asked.answer().get();
        if (found instanceof Found.Nowhere) {
            return none(organisation, file, seen);
        }
        if (found instanceof Found.Holds holds) {
            return part(holds(holds.policy().mode()), file, page, List.of());
        }
        String kept = shelf.last(file).isPresent() ? KEPT : " Until it is, nothing of it is in force.";
        if (found instanceof Found.Invalid invalid) {
            return part(
                    Step.broken("It is no valid policy: "
                            + Words.count(invalid.problems().size(), "problem") + "." + kept),
                    file,
                    page,
                    invalid.problems().stream()
                            .limit(MOST_PROBLEMS)
                            .map(PolicyProblem::toString)
                            .toList());
        }
        return found instanceof Found.Unreadable unreadable
                ? part(Step.broken("It cannot be read: " + unreadable.why() + "." + kept), file, page, List.of())
                : part(
                        Step.broken(
                                "It extends a file that cannot be read, or is not valid. `countersign lint` tells what is"
                                        + " wrong." + kept),
                        file,
                        page,
                        List.of());
    }

    private static PolicyPart part(Step step, String file, String page, List<String> problems) {
        return new PolicyPart(step, file, page, "", false, problems);
    }

    private static Step holds(Mode mode) {
        return Step.done(
                switch (mode) {
                    case OBSERVE ->
                        "It observes: checks show what would be asked, and hold nothing up. When you like what they show, let it"
                                + " say `mode: enforce`.";
                    case WARN -> "It warns: comments tell what is asked, and nothing is held up.";
                    case ENFORCE -> "It enforces: a change waits for what is asked, where the check is required.";
                });
    }

    private PolicyPart none(String organisation, String file, Asked<Boolean> seen) {
        RepositoryRef repository = new RepositoryRef(organisation, OwnPolicy.REPOSITORY);
        String last = shelf.last(file).isPresent() ? " The one that was there stays in force." : "";
        if (seen.answer().filter(sees -> !sees).isPresent()) {
            return new PolicyPart(
                    Step.toDo("There is no repository " + repository
                            + ", or the App is not installed on it. Make it, and let the"
                            + " installation see it; then propose a policy there." + last),
                    file,
                    "",
                    github.address() + "/organizations/" + organisation + "/repositories/new?name="
                            + OwnPolicy.REPOSITORY,
                    true,
                    List.of());
        }
        return new PolicyPart(
                Step.toDo(
                        "There is none yet, so the built-in one observes. One can be proposed from what your repositories"
                                + " already say." + last),
                file,
                "",
                "",
                true,
                List.of());
    }
}
