package dev.countersign.flow;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import dev.countersign.testing.Cases;
import dev.countersign.testing.MemoryLooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InviteTest {

    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 1));

    private final List<List<String>> requests = new ArrayList<>();
    private final List<Asked> kept = new ArrayList<>();
    private RuntimeException trouble;

    private final MemoryLooks looks = new MemoryLooks();
    private final Look.AtPull look = looks.atPull(1);

    private final Invite invite = new Invite(
            (subject, logins) -> {
                requests.add(logins);
                if (trouble != null) {
                    throw trouble;
                }
            },
            new Workload() {
                @Override
                public Map<Long, Load> loads(Subject except, Set<Long> people, Instant now) {
                    return Map.of(person("carol").id(), new Load(1, 0, 0));
                }

                @Override
                public List<Elsewhere> signed(Subject except, Set<Long> people, Instant from, Instant until) {
                    return people.stream()
                            .map(id -> new Elsewhere(id, from + " to " + until, from))
                            .toList();
                }

                @Override
                public void keep(Subject subject, List<Asked> asked) {
                    kept.addAll(asked);
                }
            },
            looks);

    private static Case waiting(int count) {
        return Cases.under("reviewers: {request: true}\nrequirements: [{name: r, sign-offs: {count: " + count
                        + ", from: '@acme/seniors'}}]")
                .change(pullRequest().touching("a").commit("x"))
                .team("acme/seniors", "carol", "sam")
                .build();
    }

    private List<Asked.State> states() {
        return kept.stream().map(Asked::state).toList();
    }

    @Test
    void who_was_asked_is_in_the_case_and_is_not_asked_again() {
        Invite.Invited invited = invite.ask(look, SUBJECT, waiting(1));
        assertEquals(Optional.empty(), invited.again());
        assertEquals(kept, invited.given().dossier().memory().asked());
        invite.ask(look, SUBJECT, invited.given());
        assertEquals(List.of(List.of("sam")), requests);
    }

    @Test
    void whom_github_may_not_ask_is_asked_alone_and_then_given_up() {
        trouble = new Refused("no");
        Case given = waiting(2);
        for (int turn = 0; turn < 5; turn++) {
            given = invite.ask(look, SUBJECT, given).given();
        }
        assertEquals(List.of(List.of("sam", "carol"), List.of("sam"), List.of("carol")), requests);
        assertEquals(
                List.of(Asked.State.DOUBTFUL, Asked.State.DOUBTFUL, Asked.State.REFUSED, Asked.State.REFUSED),
                states());
    }

    @Test
    void what_cannot_be_asked_now_is_tried_later_and_nothing_is_kept() {
        trouble = new TryLater("GitHub is out of order", Duration.ofMinutes(3), null);
        Case given = waiting(1);
        Invite.Invited invited = invite.ask(look, SUBJECT, given);
        assertSame(given, invited.given());
        assertEquals(Optional.of(NOW.plus(Duration.ofMinutes(3))), invited.again());
        assertEquals(List.of(), kept);
    }

    @Test
    void a_worker_that_was_overtaken_asks_nobody() {
        looks.atPull(1);
        assertThrows(Overtaken.class, () -> invite.ask(look, SUBJECT, waiting(1)));
        assertEquals(List.of(), requests);
        assertEquals(List.of(), kept);
    }

    @Test
    void what_signers_did_elsewhere_is_asked_for_the_ten_minutes_before() {
        Case quiet = waiting(1);
        assertSame(quiet, invite.recall(SUBJECT, quiet));
        Case signed =
                Cases.under("").says("bob", "/hold x").says("carol", "/signoff").build();
        assertEquals(
                List.of(new Elsewhere(
                        person("carol").id(),
                        "2026-11-02T11:52:00Z to 2026-11-02T12:00:00Z",
                        Instant.parse("2026-11-02T11:52:00Z"))),
                invite.recall(SUBJECT, signed).dossier().memory().elsewhere());
    }
}
