package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.testing.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Given answers, when news of people is counted in another process, then they are forgotten for it once. */
class PeopleMemoryTest {

    private static final long HERE = SUBJECT.installation();
    private static final Signers.Team SENIORS = new Signers.Team("acme", "seniors");
    private static final PeopleQuestion ALL = new PeopleQuestion(Set.of(SENIORS), Set.of("bob"));
    private static final Directory ANSWERS = new Directory(
            Map.of(SENIORS, new Team.Members(List.of())), Map.of("bob", new Grant.Known(Permission.WRITE, 7)));

    // Time stands still, so that nothing here depends on whose clock is right.
    private final MovingClock clock = new MovingClock();
    private final PeopleMemory memory = new PeopleMemory(clock);

    @BeforeEach
    void all_is_asked() {
        learn();
    }

    private void learn() {
        memory.learn(SUBJECT, ANSWERS, memory.generation(HERE));
    }

    private Directory known() {
        return memory.known(SUBJECT, ALL);
    }

    @Test
    void where_there_never_was_any_nothing_is_forgotten() {
        memory.forget(HERE, 0);
        assertEquals(ANSWERS, known());
    }

    @Test
    void teams_and_permissions_are_forgotten_for_each_news() {
        for (long news : List.of(1, 2, 7)) {
            memory.forget(HERE, news);
            assertEquals(Directory.empty(), known(), "news " + news);
            learn();
        }
    }

    @Test
    void what_was_asked_after_the_news_stays_whoever_comes_with_it_again() {
        memory.forget(HERE, 5);
        learn();
        memory.forget(HERE, 5);
        assertEquals(ANSWERS, known());
        memory.forget(HERE, 4);
        assertEquals(ANSWERS, known(), "a look that began before it");
        memory.forget(HERE, 5);
        assertEquals(ANSWERS, known());
    }

    @Test
    void an_answer_to_a_question_of_before_the_news_is_not_kept() {
        long before = memory.generation(HERE);
        memory.forget(HERE, 1);
        memory.learn(SUBJECT, ANSWERS, before);
        assertEquals(Directory.empty(), known());
    }

    @Test
    void answers_are_good_for_five_minutes_and_no_longer_where_the_clock_is_set_back() {
        clock.pass(Duration.ofSeconds(299));
        assertEquals(ANSWERS, known());
        clock.pass(Duration.ofHours(-1));
        assertEquals(Directory.empty(), known());
    }

    @Test
    void news_of_another_installation_is_none() {
        memory.forget(HERE + 1, 1);
        assertEquals(ANSWERS, known());
    }

    @Test
    void of_installations_that_were_not_used_for_long_nothing_is_known_so_they_are_forgotten_once_more() {
        PeopleMemory small = new PeopleMemory(clock, 2);
        small.forget(HERE, 5);
        small.learn(SUBJECT, ANSWERS, small.generation(HERE));
        small.forget(HERE, 5);
        assertEquals(ANSWERS, small.known(SUBJECT, ALL));
        small.forget(HERE + 1, 1);
        small.forget(HERE + 2, 1);
        small.forget(HERE, 5);
        assertEquals(Directory.empty(), small.known(SUBJECT, ALL));
    }

    @Test
    void an_answer_to_a_question_of_before_the_news_is_not_kept_even_if_the_news_are_not_known_any_more() {
        PeopleMemory small = new PeopleMemory(clock, 1);
        long before = small.generation(HERE);
        small.forget(HERE, 1);
        small.generation(HERE + 1);
        small.learn(SUBJECT, ANSWERS, before);
        assertEquals(Directory.empty(), small.known(SUBJECT, ALL));
    }
}
