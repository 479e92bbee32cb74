package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsualQuestionsTest {

    private final UsualQuestions usual = new UsualQuestions();

    private static RepositoryRef repository(String name) {
        return new RepositoryRef("acme", name);
    }

    private static PeopleQuestion about(String login) {
        return new PeopleQuestion(Set.of(), Set.of(login));
    }

    @Test
    void a_repositorys_own_question_comes_before_what_was_asked_last_in_its_organisation() {
        usual.keep(repository("shop"), about("alice"));
        usual.keep(repository("desk"), about("bob"));
        assertEquals(about("alice"), usual.of(repository("shop")));
        assertEquals(about("bob"), usual.of(repository("new")));
        assertTrue(usual.of(new RepositoryRef("other", "shop")).isEmpty());
    }

    @Test
    void no_more_are_kept_than_fit_and_those_that_were_looked_at_last_stay() {
        usual.keep(repository("shop"), about("alice"));
        for (int other = 1; other < UsualQuestions.KEPT; other++) {
            usual.keep(new RepositoryRef("owner-" + other, "x"), about("bob"));
            assertEquals(about("alice"), usual.of(repository("shop")));
        }
        assertTrue(usual.of(new RepositoryRef("owner-1", "x")).isEmpty());
    }
}
