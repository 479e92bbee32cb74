package dev.countersign.core.verdict;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Assignment;
import dev.countersign.core.signoff.Assignment.Demand;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.History.Match;
import dev.countersign.core.signoff.Scope;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.verdict.RequirementState.Counted;
import dev.countersign.core.verdict.RequirementState.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the sign-offs.
 *
 * @param requirements how each requirement stands
 * @param discounted whose sign-offs do not count, and why
 * @param unknowns what could not be found out
 */
record Tally(List<RequirementState> requirements, List<Verdict.Discounted> discounted, List<String> unknowns) {

    static Tally of(Bench bench) {
        return new Count(bench).tally();
    }

    /** A sign-off that something in its scope was changed after. */
    private record Late(SignOff signOff, Scope scope) {}

    private static final class Count {

        private final Bench bench;
        private final Map<String, Map<Long, Counted>> valid = new LinkedHashMap<>();
        private final Map<String, Integer> open = new HashMap<>();
        private final Set<Long> useful = new LinkedHashSet<>();
        private final Map<Person, List<Late>> late = new LinkedHashMap<>();
        private final Set<String> unknowns = new LinkedHashSet<>();

        Count(Bench bench) {
            this.bench = bench;
        }

        Tally tally() {
            bench.requirements().forEach(this::weigh);
            List<Demand> demands = bench.requirements().stream()
                    .map(requirement -> new Demand(
                            requirement.name(),
                            requirement.signOffs().count(),
                            requirement.signOffs().distinct(),
                            List.copyOf(valid.get(requirement.name()).keySet())))
                    .toList();
            Map<String, List<Long>> counted = Assignment.assign(demands);
            List<RequirementState> states = bench.requirements().stream()
                    .map(requirement -> state(requirement, counted.get(requirement.name())))
                    .toList();
            List<Verdict.Discounted> discounted = late.keySet().stream()
                    .filter(person -> !useful.contains(person.id()))
                    .flatMap(person -> reasons(person).map(reason -> new Verdict.Discounted(person.login(), reason)))
                    .toList();
            return new Tally(states, discounted, List.copyOf(unknowns));
        }

        private void weigh(Requirement requirement) {
            Map<Long, Counted> people = new LinkedHashMap<>();
            Set<Long> undecided = new LinkedHashSet<>();
            List<Signers> signers = bench.signers(requirement);
            for (SignOff signOff : bench.standing().signOffs()) {
                if (!signOff.meant(requirement.name())
                        || people.containsKey(signOff.by().id())) {
                    continue;
                }
                List<Late> before = late.computeIfAbsent(signOff.by(), who -> new ArrayList<>());
                Eligibility eligibility = bench.signatories()
                        .maySign(signOff.by())
                        .and(bench.signatories().among(signOff.by(), signers));
                if (eligibility instanceof Eligibility.NotEligible) {
                    continue;
                }
                Scope scope = bench.scope(requirement);
                Match match = bench.history().compare(signOff.head(), signOff.at(), scope);
                if (match == Match.STALE) {
                    before.add(new Late(signOff, scope));
                } else if (eligibility instanceof Eligibility.Unknown unknown) {
                    undecided.add(signOff.by().id());
                    useful.add(signOff.by().id());
                    unknowns.add(unknown.because());
                } else {
                    people.put(
                            signOff.by().id(),
                            new Counted(signOff.by().login(), signOff.head(), match == Match.CARRIED_OVER));
                    useful.add(signOff.by().id());
                }
            }
            undecided.removeAll(people.keySet());
            valid.put(requirement.name(), people);
            open.put(requirement.name(), undecided.size());
        }

        /** Why nothing that somebody signed counts. */
        private Stream<String> reasons(Person person) {
            if (bench.signatories().maySign(person) instanceof Eligibility.NotEligible no) {
                return Stream.of(no.because());
            }
            return late.get(person).isEmpty()
                    ? Stream.of("not among those who may sign what is asked")
                    : late.get(person).stream().map(this::staleness).distinct();
        }

        private String staleness(Late one) {
            SignOff signOff = one.signOff();
            return "the sign-off of " + Shas.brief(signOff.head()) + " is stale: "
                    + bench.history().staleness(signOff.head(), signOff.at(), one.scope());
        }

        private RequirementState state(Requirement requirement, List<Long> people) {
            Map<Long, Counted> known = valid.get(requirement.name());
            List<String> missing = missingChecks(requirement);
            int needed = requirement.signOffs().count();
            boolean signed = people.size() >= needed;
            boolean possible = people.size() + open.get(requirement.name()) >= needed;
            Status status = signed && missing.isEmpty()
                    ? Status.MET
                    : possible && missing.isEmpty() ? Status.UNKNOWN : Status.WAITING;
            return new RequirementState(
                    requirement.name(),
                    requirement.title(),
                    requirement.origin(),
                    needed,
                    people.stream().map(known::get).toList(),
                    bench.signers(requirement).stream().map(Words::of).toList(),
                    signed ? List.of() : bench.candidates(bench.signers(requirement), known.keySet()),
                    signed ? List.of() : asked(requirement, known.keySet()),
                    missing,
                    status,
                    signed
                            ? List.of()
                            : bench.electorate().shortage(requirement, bench.signers(requirement)).stream()
                                    .toList());
        }

        private List<String> asked(Requirement requirement, Set<Long> already) {
            Set<Long> able = bench.electorate().people(bench.signers(requirement)).stream()
                    .map(Person::id)
                    .filter(id -> !already.contains(id))
                    .collect(Collectors.toSet());
            return bench.given().dossier().memory().asked().stream()
                    .filter(one -> one.state() == Asked.State.ASKED
                            && able.contains(one.person().id()))
                    .map(one -> one.person().login())
                    .distinct()
                    .sorted()
                    .toList();
        }

        private List<String> missingChecks(Requirement requirement) {
            return requirement.checks().stream()
                    .filter(name -> !succeeded(name))
                    .toList();
        }

        /** Whatever bears that name must be good, and something must. */
        private boolean succeeded(String name) {
            List<Check> named = bench.given().facts().checks().stream()
                    .filter(check -> check.name().equals(name))
                    .toList();
            return !named.isEmpty() && named.stream().allMatch(check -> check.state() == Check.State.SUCCEEDED);
        }
    }
}
