package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom to ask for a review: for each requirement that is not signed, people who could sign it, least loaded first.
 *
 * <p>Nobody is asked twice, nor who has signed, asked for changes or holds the change; one person serves several requirements
 * where these allow it. Deterministic. Nobody is asked for a draft, in mode {@code observe}, or while it is not known which
 * policy holds.
 */
public final class Invitations {

    private record Need(Requirement requirement, int missing, List<Person> people) {
        boolean distinct() {
            return requirement.signOffs().distinct();
        }

        int spare() {
            return people.size() - missing;
        }
    }

    private final Case given;
    private final List<Need> needs = new ArrayList<>();
    private final Set<Long> doubtful;

    private Invitations(Case given) {
        this.given = given;
        this.doubtful = ids(Asked.State.DOUBTFUL);
    }

    /** What has to be asked for a case. */
    public static Invitations of(Case given) {
        Invitations invitations = new Invitations(given);
        boolean asks = given.policy().reviewers().request()
                && given.policy().mode() != Mode.OBSERVE
                && given.doubts().isEmpty()
                && !given.facts().pullRequest().draft();
        if (asks) {
            invitations.find(Bench.of(given));
        }
        return invitations;
    }

    private void find(Bench bench) {
        Set<Long> busy = new HashSet<>();
        bench.standing().signOffs().stream().map(SignOff::by).map(Person::id).forEach(busy::add);
        bench.standing().objections().stream()
                .map(Standing.Objection::by)
                .map(Person::id)
                .forEach(busy::add);
        bench.standing().holds().stream().map(Standing.Hold::by).map(Person::id).forEach(busy::add);
        busy.addAll(ids(Asked.State.ASKED));
        busy.addAll(ids(Asked.State.REFUSED));
        Map<String, RequirementState> states = Tally.of(bench).requirements().stream()
                .collect(Collectors.toMap(RequirementState::name, state -> state));
        for (Requirement requirement : bench.requirements()) {
            RequirementState state = states.get(requirement.name());
            List<Person> able = bench.electorate().people(bench.signers(requirement));
            int missing = state.needed() - state.counted().size() - expected(requirement, state, able);
            List<Person> free =
                    able.stream().filter(person -> !busy.contains(person.id())).toList();
            if (!state.met() && missing > 0 && !free.isEmpty()) {
                needs.add(new Need(requirement, missing, free));
            }
        }
        needs.sort(Comparator.comparingInt(Need::spare));
    }

    /** How many were asked already, may still sign this, and have not. */
    private int expected(Requirement requirement, RequirementState state, List<Person> able) {
        Set<Long> people = able.stream().map(Person::id).collect(Collectors.toSet());
        Set<String> counted =
                state.counted().stream().map(RequirementState.Counted::login).collect(Collectors.toSet());
        return (int) given.dossier().memory().asked().stream()
                .filter(one -> one.state() == Asked.State.ASKED)
                .filter(one -> one.requirement().equals(requirement.name())
                        || shares(requirement)
                                && given.policy()
                                        .requirement(one.requirement())
                                        .filter(Invitations::shares)
                                        .isPresent())
                .map(Asked::person)
                .filter(person -> people.contains(person.id()) && !counted.contains(person.login()))
                .map(Person::id)
                .distinct()
                .count();
    }

    private static boolean shares(Requirement requirement) {
        return !requirement.signOffs().distinct();
    }

    private Set<Long> ids(Asked.State state) {
        return given.dossier().memory().asked().stream()
                .filter(one -> one.state() == state)
                .map(one -> one.person().id())
                .collect(Collectors.toSet());
    }

    /** Ids of the people whose load decides; empty when nobody is to be asked. */
    public Set<Long> people() {
        return needs.stream()
                .flatMap(need -> need.people().stream())
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /**
     * Chooses.
     *
     * @param loads by id; who is not in it has nothing to do
     * @return whom to ask by one request, each person once for each requirement that they serve
     */
    public List<Asked> choose(Map<Long, Load> loads) {
        Map<Person, List<Need>> chosen = new LinkedHashMap<>();
        Comparator<Person> leastLoaded = Comparator.comparingInt(
                        (Person person) -> load(loads, person).weight())
                .thenComparing(person -> person.login().toLowerCase(Locale.ROOT));
        for (Need need : needs) {
            Stream<Person> shared = chosen.entrySet().stream()
                    .filter(one -> !need.distinct() && one.getValue().stream().noneMatch(Need::distinct))
                    .map(Map.Entry::getKey)
                    .filter(need.people()::contains);
            Stream<Person> fresh = need.people().stream()
                    .filter(person -> !chosen.containsKey(person))
                    .filter(person -> load(loads, person).today()
                            < given.policy().reviewers().dailyLoad())
                    .sorted(leastLoaded);
            Stream.concat(shared, fresh)
                    .limit(need.missing())
                    .toList()
                    .forEach(person -> chosen.computeIfAbsent(person, who -> new ArrayList<>())
                            .add(need));
        }
        return request(chosen);
    }

    /** GitHub takes a request as a whole or not at all: whom it may not take is asked alone. */
    private List<Asked> request(Map<Person, List<Need>> chosen) {
        List<Person> sure = chosen.keySet().stream()
                .filter(person -> !doubtful.contains(person.id()))
                .toList();
        return (sure.isEmpty() ? chosen.keySet().stream().limit(1) : sure.stream())
                .flatMap(person -> chosen.get(person).stream()
                        .map(need -> new Asked(
                                person,
                                need.requirement().name(),
                                given.dossier().now(),
                                Asked.State.ASKED)))
                .toList();
    }

    private static Load load(Map<Long, Load> loads, Person person) {
        return loads.getOrDefault(person.id(), Load.none());
    }
}
