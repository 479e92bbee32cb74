package dev.countersign.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonSightTest {

    private static final Visitor ALICE = new Visitor(7, "Alice");

    private final MemoryPermissions permissions = new MemoryPermissions();
    private final Map<String, Long> bearers = new HashMap<>();

    private Sight sight(Visitor visitor, String... operators) {
        return new PersonSight(
                visitor,
                new MemoryPremises(),
                permissions,
                new Operators(List.of(operators), (login, id) -> bearers.computeIfAbsent(login, first -> id)));
    }

    @Test
    void a_person_sees_what_github_shows_them_and_nothing_that_the_app_has_not_met() {
        permissions.readers.add("Alice acme/shop");
        permissions.readers.add("Alice other/place");
        Sight sight = sight(ALICE);
        assertTrue(sight.known() && sight.sees(MemoryPremises.SHOP));
        assertFalse(sight.sees(MemoryPremises.SAFE) || sight.sees(new RepositoryRef("other", "place")));
        assertFalse(sight.administers("acme") || sight.operates());
        assertEquals("Alice", sight.name());
    }

    @Test
    void whoever_owns_an_organisation_administers_it_and_no_other() {
        permissions.owners.add("Alice acme 77");
        permissions.owners.add("Alice other 77");
        assertTrue(sight(ALICE).administers("acme"));
        assertFalse(sight(ALICE).administers("other"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "7, alice, true",
        "7, ALICE, true",
        "7, 7, true",
        "7, bob, false",
        "7, 70, false",
        "7, '', false",
        "8, 7, false"
    })
    void operators_are_named_by_login_or_by_number(long id, String named, boolean operates) {
        assertEquals(operates, sight(new Visitor(id, "Alice"), named).operates());
    }

    @Test
    void whoever_takes_over_an_operators_login_is_no_operator() {
        assertTrue(sight(ALICE, "alice").operates());
        assertFalse(sight(new Visitor(666, "alice"), "alice").operates());
        assertTrue(sight(ALICE, "alice").operates());
        assertFalse(sight(new Visitor(7, "alice-2"), "alice").operates(), "under another name they are not meant");
    }

    @Test
    void nobody_sees_anything_and_is_asked_who_they_are() {
        Sight nobody = new NobodysSight();
        assertFalse(
                nobody.known() || nobody.operates() || nobody.administers("acme") || nobody.sees(MemoryPremises.SHOP));
        assertEquals("", nobody.name());
        assertThrows(LoginNeeded.class, () -> LoginNeeded.unless(nobody));
        LoginNeeded.unless(sight(ALICE));
    }
}
