package dev.countersign.core.signoff;

import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says whose sign-offs count: three-valued, with the reason.
 *
 * <p>Judged afresh at each evaluation, so who leaves a team takes the sign-off along. Not thread-safe: it remembers what it has
 * found about somebody.
 */
public final class Signatories {

    private final People people;
    private final Independence independence;
    private final Directory directory;
    private final Map<Person, Eligibility> known = new HashMap<>();
    private final Map<Signers.Team, Set<Long>> members;

    /** Prepares one change. */
    public Signatories(People people, Independence independence, Directory directory) {
        this.people = people;
        this.independence = independence;
        this.directory = directory;
        this.members = directory.members();
    }

    /** Whether the person may sign for this change at all. */
    public Eligibility maySign(Person person) {
        return known.computeIfAbsent(person, this::findOut);
    }

    private Eligibility findOut(Person person) {
        if (person.id() == 0) {
            return new Eligibility.NotEligible("the account is gone");
        }
        if (!person.isUser()) {
            return person.kind() == Person.Kind.UNKNOWN
                    ? new Eligibility.Unknown("GitHub did not say whether " + person.login() + " is a person")
                    : new Eligibility.NotEligible("not a person's account");
        }
        if (people.machineUsers().contains(person.login().toLowerCase(Locale.ROOT))) {
            return new Eligibility.NotEligible("machine user");
        }
        Optional<String> dependence = independence.dependence(person);
        if (dependence.isPresent()) {
            return new Eligibility.NotEligible(dependence.get());
        }
        return permitted(person, people.signOffPermission());
    }

    /** Whether the account is a person's and may write to the repository, whatever it was to the change. */
    public Eligibility mayWrite(Person person) {
        return person.isUser()
                ? permitted(person, Permission.WRITE)
                : new Eligibility.NotEligible("not a person's account");
    }

    private Eligibility permitted(Person person, Permission least) {
        Directory.Grant grant = directory.permissions().get(person.login().toLowerCase(Locale.ROOT));
        if (grant instanceof Directory.Grant.Known known) {
            if (known.permission() != Permission.NONE && known.id() != person.id()) {
                return new Eligibility.NotEligible("the login now belongs to another account");
            }
            return known.permission().compareTo(least) >= 0
                    ? new Eligibility.Eligible()
                    : new Eligibility.NotEligible(
                            "has no " + least.name().toLowerCase(Locale.ROOT) + " permission on this repository");
        }
        if (grant instanceof Directory.Grant.Unknown unknown) {
            return new Eligibility.Unknown(unknown.why());
        }
        return new Eligibility.Unknown("the permission of " + person.login() + " was not asked for");
    }

    /** Whether the person is one of those signers, whatever else they are. */
    public Eligibility among(Person person, Collection<Signers> signers) {
        Eligibility best = new Eligibility.NotEligible("not among those who may sign this");
        for (Signers some : signers) {
            best = best.or(is(person, some));
            if (best instanceof Eligibility.Eligible) {
                return best;
            }
        }
        return best;
    }

    private Eligibility is(Person person, Signers signers) {
        if (signers instanceof Signers.Anyone) {
            return new Eligibility.Eligible();
        }
        if (signers instanceof Signers.User user) {
            return user.login().equalsIgnoreCase(person.login())
                    ? new Eligibility.Eligible()
                    : new Eligibility.NotEligible("not " + user.login());
        }
        if (signers instanceof Signers.Team team) {
            return member(person, team);
        }
        throw new IllegalStateException("owners must be resolved to people and teams before they are counted");
    }

    private Eligibility member(Person person, Signers.Team team) {
        Set<Long> known = members.get(team);
        if (known != null) {
            return known.contains(person.id())
                    ? new Eligibility.Eligible()
                    : new Eligibility.NotEligible("not a member of the team");
        }
        String name = team.organization() + "/" + team.slug();
        Directory.Team answer = directory.teams().get(team);
        if (answer instanceof Directory.Team.Absent) {
            return new Eligibility.NotEligible("there is no team " + name + " that this App can see");
        }
        if (answer instanceof Directory.Team.Unknown unknown) {
            return new Eligibility.Unknown(unknown.why());
        }
        return new Eligibility.Unknown("the members of " + name + " were not asked for");
    }
}
