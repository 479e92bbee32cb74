package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.Directory;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given what was told of pushes, when a head is found, then it stands there since that moment. */
class StandpointTest {

    private static final Facts FACTS = Changes.pullRequest().build();
    private static final Person ALICE = new Person(7, "alice", Person.Kind.USER);

    private static Instant at(String time) {
        return time.isEmpty() ? Instant.MIN : Instant.parse("2026-11-27T" + time + "Z");
    }

    private static Reading reading(Instant updated) {
        return new Reading(
                FACTS,
                new PolicyText.Absent("acme/.github/.github/countersign.yml"),
                new PolicyText.Absent("acme/shop/.github/countersign.yml"),
                new PolicyText.Absent("CODEOWNERS"),
                new PolicyText.Absent("catalog-info.yaml"),
                "",
                updated,
                Directory.empty());
    }

    private static Push push(String head, String time) {
        return new Push(head, FACTS.pullRequest().base().name(), ALICE, at(time), Push.Kind.OPENED);
    }

    @ParameterizedTest
    @CsvSource({
        // our clock, changed last at GitHub, the push before, since when the new head stands there
        "10:00:00, 10:00:00, 09:00:00, 10:00:00",
        "10:00:00, 10:07:00, 09:00:00, 10:07:00",
        "10:07:00, 10:00:00, 09:00:00, 10:07:00",
        "10:00:00, 10:00:00, 11:00:00, 11:00:00",
        "10:00:00, '', 09:00:00, 10:00:00",
    })
    void a_push_that_nobody_told_of_is_taken_to_be_as_late_as_it_can_be(
            String now, String updated, String before, String since) {
        Push standing = Standpoint.of(reading(at(updated)), List.of(push("0".repeat(40), before)), at(now));
        assertEquals(at(since), standing.at());
        assertEquals(Push.Kind.PUSHED, standing.kind());
        assertEquals(Person.Kind.UNKNOWN, standing.by().kind());
    }

    @Test
    void a_head_that_was_told_of_stands_where_it_was_told_to() {
        Push told = push(FACTS.head(), "09:00:00");
        Push standing = Standpoint.of(reading(at("10:07:00")), List.of(told), at("10:00:00"));
        assertEquals(told, standing);
        assertEquals(List.of(told), Standpoint.after(List.of(told), standing));
    }

    @Test
    void of_a_pull_request_that_nobody_told_of_it_is_where_it_was_opened() {
        Push standing = Standpoint.of(reading(at("10:07:00")), List.of(), at("10:00:00"));
        assertEquals(Push.Kind.OPENED, standing.kind());
        assertEquals(at("10:07:00"), standing.at());
        assertEquals(List.of(standing), Standpoint.after(List.of(), standing));
    }
}
