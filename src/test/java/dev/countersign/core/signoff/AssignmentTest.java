package dev.countersign.core.signoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.signoff.Assignment.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final int PEOPLE = 5;

    @Test
    void one_person_may_serve_several_requirements_that_are_not_distinct() {
        assertEquals(
                Map.of("a", List.of(1L), "b", List.of(1L)),
                Assignment.assign(
                        List.of(new Demand("a", 1, false, List.of(1L)), new Demand("b", 1, false, List.of(1L)))));
    }

    @Test
    void one_person_never_fills_two_places_of_a_requirement() {
        assertEquals(Map.of("a", List.of(1L)), Assignment.assign(List.of(new Demand("a", 2, false, List.of(1L)))));
        assertEquals(Map.of("a", List.of(1L)), Assignment.assign(List.of(new Demand("a", 2, true, List.of(1L)))));
    }

    @Test
    void who_is_counted_for_a_distinct_requirement_is_counted_for_no_other() {
        Map<String, List<Long>> counted = Assignment.assign(
                List.of(new Demand("owner", 1, false, List.of(1L)), new Demand("second", 1, true, List.of(1L))));
        assertEquals(1, counted.values().stream().mapToInt(List::size).sum());
    }

    @Test
    void a_matching_is_found_where_taking_the_first_would_fail() {
        assertEquals(
                Map.of("a", List.of(2L), "b", List.of(1L)),
                Assignment.assign(
                        List.of(new Demand("a", 1, true, List.of(1L, 2L)), new Demand("b", 1, true, List.of(1L)))));
        assertEquals(
                Map.of("a", List.of(2L), "b", List.of(1L)),
                Assignment.assign(
                        List.of(new Demand("a", 1, true, List.of(1L, 2L)), new Demand("b", 1, false, List.of(1L)))));
    }

    @Test
    void two_requirements_are_met_rather_than_one_that_takes_from_both() {
        Map<String, List<Long>> counted = Assignment.assign(List.of(
                new Demand("both", 2, true, List.of(1L, 2L)),
                new Demand("left", 2, true, List.of(1L, 3L)),
                new Demand("right", 2, true, List.of(2L, 4L))));
        assertEquals(Set.of(1L, 3L), new HashSet<>(counted.get("left")));
        assertEquals(Set.of(2L, 4L), new HashSet<>(counted.get("right")));
        assertEquals(List.of(), counted.get("both"));
    }

    @Test
    void many_people_and_requirements_are_counted_in_no_time() {
        List<Long> people = new ArrayList<>();
        for (long person = 1; person <= 60; person++) {
            people.add(person);
        }
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            demands.add(new Demand("r" + i, 3, true, people));
        }
        long met = Assignment.assign(demands).values().stream()
                .filter(one -> one.size() == 3)
                .count();
        assertEquals(20, met);
    }

    @Test
    void hundreds_of_requirements_that_want_different_people_are_counted_in_no_time() {
        Random random = new Random(3);
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Long> people = new ArrayList<>();
            for (long person = 1; person <= 100; person++) {
                if (random.nextInt(4) == 0) {
                    people.add(person);
                }
            }
            demands.add(new Demand("r" + i, 1 + i % 3, i % 5 > 0, people));
        }
        Map<String, List<Long>> counted = assertTimeout(Duration.ofSeconds(5), () -> Assignment.assign(demands));
        assertTrue(allowed(demands, counted));
    }

    /** Small random cases, each held against all ways to count. */
    @Test
    void no_other_way_of_counting_meets_more() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            List<Demand> demands = demands(random);
            Map<String, List<Long>> counted = Assignment.assign(demands);
            assertTrue(allowed(demands, counted), () -> demands + " gave " + counted);
            assertEquals(most(demands), met(demands, counted), () -> demands + " gave " + counted);
            assertEquals(counted, Assignment.assign(demands));
        }
    }

    @Test
    void one_more_sign_off_never_means_that_fewer_requirements_are_met() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            List<Demand> before = demands(random);
            List<Demand> after = new ArrayList<>();
            long person = 1 + random.nextInt(PEOPLE);
            for (Demand demand : before) {
                List<Long> people = new ArrayList<>(demand.people());
                if (!people.contains(person) && random.nextBoolean()) {
                    people.add(random.nextInt(people.size() + 1), person);
                }
                after.add(new Demand(demand.name(), demand.places(), demand.distinct(), people));
            }
            assertTrue(
                    met(after, Assignment.assign(after)) >= met(before, Assignment.assign(before)),
                    () -> before + " meets more than " + after);
        }
    }

    private static List<Demand> demands(Random random) {
        List<Demand> demands = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<Long> people = new ArrayList<>();
            for (long person = 1; person <= PEOPLE; person++) {
                if (random.nextInt(5) > 1) {
                    people.add(person);
                }
            }
            demands.add(new Demand("r" + i, random.nextInt(4), random.nextInt(3) > 0, people));
        }
        return demands;
    }

    private static int met(List<Demand> demands, Map<String, List<Long>> counted) {
        return (int) demands.stream()
                .filter(demand -> counted.get(demand.name()).size() == demand.places())
                .count();
    }

    private static boolean allowed(List<Demand> demands, Map<String, List<Long>> counted) {
        for (Demand demand : demands) {
            List<Long> people = counted.get(demand.name());
            boolean fits = people.size() <= demand.places()
                    && demand.people().containsAll(people)
                    && new HashSet<>(people).size() == people.size();
            boolean shared = demand.distinct()
                    && demands.stream()
                            .filter(other -> !other.equals(demand))
                            .anyMatch(
                                    other -> counted.get(other.name()).stream().anyMatch(people::contains));
            if (!fits || shared) {
                return false;
            }
        }
        return true;
    }

    /** Tries for each person: one distinct requirement, or all the others. */
    private static int most(List<Demand> demands) {
        int choices = demands.size() + 1;
        int best = 0;
        for (int code = 0; code < Math.pow(choices, PEOPLE); code++) {
            int met = 0;
            for (int i = 0; i < demands.size(); i++) {
                int filled = 0;
                int rest = code;
                for (long person = 1; person <= PEOPLE; person++) {
                    int role = rest % choices;
                    rest /= choices;
                    boolean mine = demands.get(i).distinct() ? role == i : role == demands.size();
                    filled += mine && demands.get(i).people().contains(person) ? 1 : 0;
                }
                met += filled >= demands.get(i).places() ? 1 : 0;
            }
            best = Math.max(best, met);
        }
        return best;
    }
}
