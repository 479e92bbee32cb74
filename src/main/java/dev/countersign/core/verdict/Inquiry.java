package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.signoff.Act;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case leaves open about people: who of those that did something may sign, and who else could.
 *
 * @param teams teams whose members decide
 * @param logins people whose permission decides
 */
public record Inquiry(Set<Signers.Team> teams, Set<String> logins) {

    /** Copies the sets. */
    public Inquiry {
        teams = Set.copyOf(teams);
        logins = Set.copyOf(logins);
    }

    /** What the judge would want to know. */
    public static Inquiry of(Case given) {
        Set<String> logins = new LinkedHashSet<>();
        given.acts().stream()
                .map(Act::by)
                .filter(Person::isUser)
                .map(Person::login)
                .forEach(logins::add);
        Set<String> tools =
                given.assistance().tools().stream().map(Assistance.ToolUse::id).collect(Collectors.toSet());
        given.dossier().memory().exemptions().stream()
                .filter(one -> tools.contains(one.tool()))
                .forEach(one -> logins.add(one.by().login()));
        Bench bench = Bench.of(given);
        Set<Signers.Team> teams = new LinkedHashSet<>();
        Stream.concat(bench.requirements().stream(), named(bench))
                .flatMap(requirement -> bench.signers(requirement).stream())
                .filter(Signers.Team.class::isInstance)
                .forEach(team -> teams.add((Signers.Team) team));
        teams.addAll(given.policy().teamsAsked());
        if (given.policy().reviewers().request()) {
            bench.requirements().stream()
                    .flatMap(requirement -> bench.signers(requirement).stream())
                    .flatMap(Inquiry::named)
                    .forEach(logins::add);
        }
        if (Register.of(bench).tools().stream().anyMatch(ToolState::asks) || said(given, Command.AllowTool.class)) {
            teams.addAll(teams(Exemptions.granters(bench)));
        }
        if (said(given, Command.Overrule.class)) {
            teams.addAll(teams(bench.resolve(given.policy().overrides().from())));
        }
        return new Inquiry(teams, logins);
    }

    /** Whether something is asked only because it could not be found out who is in a team. */
    public static boolean unsettled(Case given) {
        return !given.policy().teamsAsked().isEmpty()
                && !Unsettled.of(Bench.of(given)).isEmpty();
    }

    private static boolean said(Case given, Class<? extends Command> kind) {
        return given.acts().stream()
                .anyMatch(act -> act instanceof Act.Commanded commanded && kind.isInstance(commanded.command()));
    }

    private static Set<Signers.Team> teams(Collection<Signers> signers) {
        return signers.stream()
                .filter(Signers.Team.class::isInstance)
                .map(Signers.Team.class::cast)
                .collect(Collectors.toSet());
    }

    /** Requirements whose signers may tick an item, though they may not apply themselves. */
    private static Stream<Requirement> named(Bench bench) {
        return bench.checklists().stream()
                .flatMap(checklist -> checklist.items().stream())
                .filter(item -> item.by() instanceof Checklist.By.RequirementSigner)
                .map(item -> ((Checklist.By.RequirementSigner) item.by()).requirement())
                .flatMap(name -> bench.given().policy().requirement(name).stream());
    }

    private static Stream<String> named(Signers signers) {
        return signers instanceof Signers.User user ? Stream.of(user.login()) : Stream.empty();
    }

    /** Everybody whom a policy names, if people are to be asked for reviews. */
    public static Set<String> people(Policy policy) {
        return policy.reviewers().request()
                ? signers(policy).flatMap(Inquiry::named).collect(Collectors.toSet())
                : Set.of();
    }

    /** Every team that a policy lets say something. */
    public static Set<Signers.Team> teams(Policy policy) {
        Stream<Signers> others = Stream.concat(policy.exceptions().from().stream(), policy.overrides().from().stream());
        return Stream.of(signers(policy), others, policy.teamsAsked().stream())
                .flatMap(some -> some)
                .filter(Signers.Team.class::isInstance)
                .map(Signers.Team.class::cast)
                .collect(Collectors.toSet());
    }

    private static Stream<Signers> signers(Policy policy) {
        return Stream.concat(
                policy.requirements().stream().flatMap(requirement -> requirement.signOffs().from().stream()),
                policy.areas().stream()
                        .flatMap(area -> area.owners().stream())
                        .flatMap(owner -> Signers.read(owner).stream()));
    }
}
