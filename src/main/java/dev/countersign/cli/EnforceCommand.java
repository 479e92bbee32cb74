package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Policy;
import dev.countersign.flow.Enforce;
import dev.countersign.flow.Enforce.Plan;
import dev.countersign.flow.OrganisationRulesets;
import dev.countersign.flow.OrganisationRulesets.Access;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.GitHubOrganisationRulesets;
import dev.countersign.github.GitHubPolicyFiles;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.text.TerminalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign enforce}: the organisation's ruleset that requires the check. */
@RegisterForReflection
@Command(
        name = "enforce",
        description = {
            "Creates or repairs the organisation's ruleset `" + Enforce.NAME
                    + "`: it requires the check countersign, from this"
                    + " App only, wherever the organisation's policy governs.",
            "It asks GitHub as the App: it needs the settings that `serve` needs, and the organisation permission"
                    + " Administration, read and write.",
            "Exit code: 0 the ruleset is as it has to be, 2 with --dry-run it would be changed, 1 it could not be done."
        },
        mixinStandardHelpOptions = true)
final class EnforceCommand implements Callable<Integer> {

    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--org", paramLabel = "ORG", required = true, description = "The organisation.")
    private String organisation = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    EnforceCommand() {
        this(Settings::read);
    }

    EnforceCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        GitHubHttp http = Connections.open(settings.get());
        PrintWriter out = spec.commandLine().getOut();
        try {
            OrganisationRulesets rulesets = new GitHubOrganisationRulesets(http);
            Access access = access(rulesets);
            Policy policy = policy(http, access, out);
            if (!access.mayChange()) {
                throw permission(access);
            }
            return enforce(new Enforce(rulesets), access, policy, Long.parseLong(http.appId()), out);
        } catch (TryLater e) {
            throw new CannotDo("nothing was changed: " + e.getMessage() + ". Run it again later.", e);
        } catch (Refused | SubjectGone e) {
            throw new CannotDo(
                    "nothing was changed: " + e.getMessage()
                            + ".\n  Rulesets of organisations need a plan of GitHub that has them.",
                    e);
        } finally {
            out.flush();
        }
    }

    private Access access(OrganisationRulesets rulesets) {
        try {
            return rulesets.access(organisation);
        } catch (SubjectGone gone) {
            throw new CannotDo(
                    "the App is not installed on `" + organisation + "`: " + gone.getMessage()
                            + ".\n  Install it there, on all repositories or on those to be governed, and run this again.",
                    gone);
        }
    }

    private CannotDo permission(Access access) {
        return new CannotDo("the App may not change rulesets of " + organisation
                + ": it lacks the organisation permission Administration, read and write."
                + "\n  1. Give it that permission: the App's settings, Permissions & events, Organization permissions."
                + "\n  2. Let an owner of " + organisation + " accept it: " + access.settings()
                + "\n  3. Run this again. Afterwards the permission may be taken back; the daily audit then cannot tell who"
                + " may pass by.");
    }

    private Policy policy(GitHubHttp http, Access access, PrintWriter out) {
        GitHubPolicyFiles files = new GitHubPolicyFiles(http, Clock.systemUTC());
        OwnPolicy own = new OwnPolicy(new PolicyReader(Catalogues.builtIn()), files);
        Policy policy = holding(own.read(access.installation(), organisation));
        if (policy.mode() != Mode.ENFORCE) {
            out.println("Note: the policy's mode is " + policy.mode().name().toLowerCase(Locale.ROOT)
                    + ", in which the check never holds a merge. The ruleset makes sure that it is there.");
        }
        return policy;
    }

    private Policy holding(OwnPolicy.Found found) {
        String file = OwnPolicy.file(organisation);
        if (found instanceof OwnPolicy.Found.Holds holds) {
            return holds.policy();
        }
        if (found instanceof OwnPolicy.Found.Unreadable unreadable) {
            throw new CannotDo("the policy " + file + " cannot be read: " + unreadable.why() + ".");
        }
        if (found instanceof OwnPolicy.Found.Invalid invalid) {
            throw new CannotDo("the policy is not valid: " + invalid.problems().get(0)
                    + "\n  `countersign lint` tells all that is wrong with it.");
        }
        if (found instanceof OwnPolicy.Found.Baseless) {
            throw new CannotDo("the policy " + file
                    + " extends a file that cannot be read or is not valid. `countersign lint` tells what is wrong.");
        }
        throw new CannotDo("there is no policy " + file + ", or not for this App. Without it nothing is"
                + " governed but by the built-in policy, which never holds a merge.\n  Write one, or install the App on "
                + organisation + "/" + OwnPolicy.REPOSITORY + ", and run this again.");
    }

    private int enforce(Enforce enforce, Access access, Policy policy, long app, PrintWriter out) {
        Plan plan = enforce.plan(access, organisation, policy, app);
        if (!dryRun) {
            enforce.carryOut(access, organisation, plan);
        }
        tell(plan, out);
        Bypass bypass = plan.bypass();
        say(out, (bypass instanceof Bypass.Nobody ? "Passed by: " : "Note: passed by: ") + bypass.words() + ".");
        if (plan instanceof Plan.Nothing || !dryRun) {
            return ExitCodes.CLEARED;
        }
        out.println("Nothing was written, because of --dry-run.");
        return ExitCodes.BLOCKED;
    }

    private void tell(Plan plan, PrintWriter out) {
        String ruleset = "The ruleset `" + Enforce.NAME + "` of " + organisation;
        String done = dryRun ? " would be" : " was";
        if (plan instanceof Plan.Create create) {
            say(out, ruleset + done + " created:");
            create.terms().lines().forEach(line -> say(out, "  + " + line));
        } else if (plan instanceof Plan.Repair repair) {
            say(out, ruleset + done + " changed:");
            repair.differences().forEach(line -> say(out, "  ~ " + line));
        } else {
            say(out, ruleset + " is as it has to be.");
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(TerminalText.line(line));
    }
}
