package dev.countersign.core.verdict;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.Signatories;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is known to be able to sign, and whether that is everybody who ever can. Not thread-safe. */
final class Electorate {

    private final Directory directory;
    private final Signatories signatories;
    private final Map<String, Person> acquaintances = new HashMap<>();
    private final Map<List<Signers>, List<Person>> known = new HashMap<>();

    Electorate(Case given, Signatories signatories) {
        this.directory = given.directory();
        this.signatories = signatories;
        Facts facts = given.facts();
        Stream.of(
                        Stream.of(facts.pullRequest().author()),
                        facts.pullRequest().assignees().stream(),
                        given.acts().stream().map(Act::by))
                .flatMap(people -> people)
                .forEach(person -> acquaintances.put(key(person.login()), person));
    }

    /** Everybody among those signers who is not known to be unable to sign, each once, by team and by name as they are written. */
    List<Person> people(List<Signers> signers) {
        return known.computeIfAbsent(signers, this::find);
    }

    private List<Person> find(List<Signers> signers) {
        Map<Long, Person> able = new LinkedHashMap<>();
        for (Signers some : signers) {
            (some instanceof Signers.Team team ? members(team) : named(some).stream())
                    .filter(this::able)
                    .forEach(person -> able.putIfAbsent(person.id(), person));
        }
        return List.copyOf(able.values());
    }

    /** What must be said when too few people exist to sign a requirement; empty when there are enough, or when nobody knows. */
    Optional<String> shortage(Requirement requirement, List<Signers> signers) {
        int needed = requirement.signOffs().count();
        if (needed == 0 || !signers.stream().allMatch(this::isKnown)) {
            return Optional.empty();
        }
        int able = people(signers).size();
        if (able >= needed) {
            return Optional.empty();
        }
        String who = able == 0 ? "nobody" : able == 1 ? "only 1 person" : "only " + able + " people";
        List<String> teams = signers.stream()
                .filter(Signers.Team.class::isInstance)
                .map(team -> ((Signers.Team) team).organization() + "/" + ((Signers.Team) team).slug())
                .toList();
        return Optional.of(who + " can ever sign this, and it needs " + needed + ": "
                + (teams.isEmpty()
                        ? "name more people in the policy or the code owners file"
                        : "add people to " + String.join(" or ", teams))
                + ", or lower the count");
    }

    private boolean able(Person person) {
        return !(signatories.maySign(person) instanceof Eligibility.NotEligible);
    }

    private boolean isKnown(Signers signers) {
        if (signers instanceof Signers.Team team) {
            Directory.Team answer = directory.teams().get(team);
            return answer instanceof Directory.Team.Members || answer instanceof Directory.Team.Absent;
        }
        return named(signers).isPresent();
    }

    private Stream<Person> members(Signers.Team team) {
        return directory.teams().get(team) instanceof Directory.Team.Members members
                ? members.people().stream()
                : Stream.empty();
    }

    /** The account of somebody whom the policy names, if it is known. */
    private Optional<Person> named(Signers signers) {
        if (!(signers instanceof Signers.User user)) {
            return Optional.empty();
        }
        Person acquaintance = acquaintances.get(key(user.login()));
        if (acquaintance != null) {
            return Optional.of(acquaintance);
        }
        return directory.permissions().get(key(user.login())) instanceof Directory.Grant.Known grant && grant.id() != 0
                ? Optional.of(new Person(grant.id(), user.login(), Person.Kind.USER))
                : Optional.empty();
    }

    private static String key(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
