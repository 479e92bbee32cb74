package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.flow.Errand;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.web.access.Premises.Place;
import dev.countersign.web.access.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubPermissionsTest {

    private static final String ROUTE = "GET /orgs/acme/memberships/Alice";
    private static final Visitor ALICE = new Visitor(7, "Alice");
    private static final Place SHOP = new Place(FakeGitHub.INSTALLATION, 900, new RepositoryRef("acme", "shop"));

    /** Answers what a test lays out. */
    private static final class Told implements PeopleSource {
        private Directory answer = Directory.empty();
        private boolean noBudget;
        private Subject asked;
        private boolean background;

        @Override
        public Directory ask(Subject subject, PeopleQuestion question) {
            asked = subject;
            background = Errand.current().background();
            if (noBudget) {
                throw TryLater.forBudget("there is no budget", Duration.ofSeconds(1));
            }
            return answer;
        }

        @Override
        public void forget(long installation) {
            answer = Directory.empty();
        }

        @Override
        public void forget(long installation, long news) {
            forget(installation);
        }
    }

    private final FakeGitHub github = new FakeGitHub();
    private final Told people = new Told();
    private final GitHubPermissions permissions = new GitHubPermissions(people, github.client(), github.clock);

    @AfterEach
    void close() {
        github.close();
    }

    @ParameterizedTest(name = "{0} of account {1}: {2}")
    @CsvSource({
        "READ, 7, true",
        "TRIAGE, 7, true",
        "ADMIN, 7, true",
        "NONE, 7, false",
        "NONE, 0, false",
        "READ, 8, false",
        "ADMIN, 8, false"
    })
    void whoever_github_lets_read_sees_a_repository_if_it_is_still_they(Permission permission, long id, boolean sees) {
        people.answer = new Directory(Map.of(), Map.of("alice", new Grant.Known(permission, id)));
        assertEquals(sees, permissions.reads(ALICE, SHOP));
        assertEquals(900, people.asked.repositoryId());
        assertTrue(people.background, "webhooks go first");
    }

    @Test
    void what_cannot_be_found_out_is_not_seen() {
        assertFalse(permissions.reads(ALICE, SHOP), "no answer");
        people.answer = new Directory(Map.of(), Map.of("alice", new Grant.Unknown("GitHub is out of order")));
        assertFalse(permissions.reads(ALICE, SHOP));
        people.answer = new Directory(Map.of(), Map.of("alice", new Grant.Known(Permission.ADMIN, 7)));
        people.noBudget = true;
        assertFalse(permissions.reads(ALICE, SHOP));
        people.noBudget = false;
        assertTrue(permissions.reads(ALICE, SHOP));
    }

    private static String member(String state, String role, long id) {
        return "{\"state\":\"%s\",\"role\":\"%s\",\"user\":{\"login\":\"Alice\",\"id\":%d}}".formatted(state, role, id);
    }

    private boolean administers() {
        return permissions.administers(ALICE, "acme", FakeGitHub.INSTALLATION);
    }

    @ParameterizedTest(name = "{0} {1} of account {2}: {3}")
    @CsvSource({
        "active, admin, 7, true",
        "active, member, 7, false",
        "pending, admin, 7, false",
        "active, admin, 8, false",
        "active, billing_manager, 7, false"
    })
    void an_owner_of_an_organisation_administers_it(String state, String role, long id, boolean administers) {
        github.on(ROUTE, json(200, member(state, role, id)));
        assertEquals(administers, administers());
    }

    @Test
    void an_answer_holds_for_five_minutes_and_a_no_as_well() {
        github.on(ROUTE, json(200, member("active", "admin", 7)), json(404, "{\"message\":\"Not Found\"}"));
        assertTrue(administers());
        github.clock.forward(Duration.ofSeconds(299));
        assertTrue(administers());
        assertEquals(1, github.asked().size());
        github.clock.forward(Duration.ofSeconds(1));
        assertFalse(administers());
        assertFalse(administers());
        assertEquals(2, github.asked().size());
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "401", "403", "429"})
    void a_failure_shows_nothing_and_is_not_remembered(int status) {
        github.on(ROUTE, json(status, "{\"message\":\"no\"}"), json(status, "{\"message\":\"no\"}"));
        assertFalse(administers());
        github.clock.forward(Duration.ofMinutes(2));
        github.on(ROUTE, json(200, member("active", "admin", 7)));
        assertTrue(administers());
    }

    @Test
    void what_is_known_of_one_is_not_taken_for_another() {
        github.on(ROUTE, json(200, member("active", "admin", 7)));
        github.on("GET /orgs/zeta/memberships/Alice", json(404, "{\"message\":\"Not Found\"}"));
        assertTrue(administers());
        assertFalse(permissions.administers(ALICE, "zeta", FakeGitHub.INSTALLATION));
        assertFalse(permissions.administers(new Visitor(666, "Alice"), "acme", FakeGitHub.INSTALLATION));
    }
}
