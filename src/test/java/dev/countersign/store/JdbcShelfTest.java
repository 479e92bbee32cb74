package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;
import dev.countersign.outbox.Shown;
import dev.countersign.outbox.ShownCheck;
import dev.countersign.testing.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of what GitHub shows, before something is sent. What two writers do to each other is in {@link TwoWritersTest}. */
class JdbcShelfTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcLooks looks = new JdbcLooks(DATABASE::connect);
    private final JdbcShelf shelf = new JdbcShelf(DATABASE::connect, new MovingClock());

    @BeforeEach
    void one_pull_request_and_the_commit_at_its_head() {
        DATABASE.onePullRequestAndItsCommit();
    }

    @Test
    void where_nothing_is_shown_it_is_kept_with_the_question_that_something_is_being_created() {
        Look.AtPull pull = looks.atPull(1);
        assertEquals(Shown.NOTHING, shelf.shown(pull), "to ask alone claims nothing");
        assertEquals(Shown.NOTHING, shelf.claim(pull));
        assertEquals(new Shown(0, "", true), shelf.shown(pull));
        Look.AtCommit commit = looks.atCommit(1);
        assertEquals(ShownCheck.NOTHING, shelf.shown(commit), "to ask alone claims nothing");
        assertEquals(ShownCheck.NOTHING, shelf.claim(commit));
        assertEquals(new ShownCheck(0, "", false, true), shelf.shown(commit));
    }

    @Test
    void after_a_process_that_died_then_it_may_be_there_already() {
        shelf.claim(looks.atPull(1));
        assertEquals(new Shown(0, "", true), shelf.claim(looks.atPull(1)));
        shelf.claim(looks.atCommit(1));
        assertEquals(new ShownCheck(0, "", false, true), shelf.claim(looks.atCommit(1)));
    }

    @ParameterizedTest
    @CsvSource({"4, a1b2, false", "0, ?, false", "0, '', true", "4, '', false"})
    void what_is_kept_of_a_comment_stays_as_it_is(long id, String digest, boolean attempted) {
        Look.AtPull look = looks.atPull(1);
        Shown kept = new Shown(id, digest, attempted);
        shelf.keep(look, kept);
        assertEquals(kept, shelf.claim(look));
        assertEquals(kept, shelf.shown(look));
    }

    @ParameterizedTest
    @CsvSource({"4, a1b2, true, false", "0, ?, true, false", "0, '', false, true", "0, '', true, false"})
    void what_is_kept_of_a_check_stays_as_it_is(long id, String digest, boolean passes, boolean attempted) {
        Look.AtCommit look = looks.atCommit(1);
        ShownCheck kept = new ShownCheck(id, digest, passes, attempted);
        shelf.keep(look, kept);
        assertEquals(kept, shelf.claim(look));
        assertEquals(kept, shelf.shown(look));
    }

    @Test
    void a_look_that_was_overtaken_claims_nothing() {
        Look.AtPull pull = looks.atPull(1);
        Look.AtCommit commit = looks.atCommit(1);
        Look.AtPull newerPull = looks.atPull(1);
        Look.AtCommit newerCommit = looks.atCommit(1);
        assertThrows(Overtaken.class, () -> shelf.claim(pull));
        assertThrows(Overtaken.class, () -> shelf.claim(commit));
        assertEquals(Shown.NOTHING, shelf.shown(newerPull));
        assertEquals(ShownCheck.NOTHING, shelf.shown(newerCommit));
    }
}
