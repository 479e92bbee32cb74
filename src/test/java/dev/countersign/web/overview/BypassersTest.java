package dev.countersign.web.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Given what the audit found last, when it is shown, then unknown is never taken for nobody. */
class BypassersTest {

    private record Case(String held, String words, Bypassers shown) {}

    @Test
    void what_the_audit_found_is_told_by_case() {
        Bypassers unknown = new Bypassers("unknown", List.of(), "");
        Bypassers notHeld = new Bypassers("not-held", List.of(), "");
        for (Case one : List.of(
                new Case("enforced", "nobody", new Bypassers("nobody", List.of(), "")),
                new Case(
                        "enforced", "team 7, deploy keys", new Bypassers("some", List.of("team 7", "deploy keys"), "")),
                new Case("enforced", "unknown: not said", new Bypassers("unknown", List.of(), "not said")),
                new Case("enforced", "", unknown),
                new Case("unknown", "", unknown),
                new Case("not-required", "", notHeld),
                new Case("unpinned", "", notHeld))) {
            assertEquals(one.shown(), Bypassers.of(one.held(), one.words()), one::toString);
        }
    }

    @Test
    void of_many_a_page_shows_the_first_ten_and_how_many_there_are_besides() {
        List<String> teams =
                IntStream.rangeClosed(1, 12).mapToObj(id -> "team " + id).toList();
        Bypassers many = new Bypassers("some", teams, "");
        assertEquals(teams.subList(0, 10), many.first());
        assertEquals(2, many.others());
        Bypassers few = new Bypassers("some", List.of("team 1"), "");
        assertEquals(List.of("team 1"), few.first());
        assertEquals(0, few.others());
    }
}
