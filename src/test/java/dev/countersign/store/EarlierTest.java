package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.verdict.Dossier;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a change is compared with: given these verdicts, when one is recalled, then these are its repository's earlier ones. */
class EarlierTest {

    private static final int SHOP = 900;
    private static final int TILL = 901;

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    @BeforeEach
    void nothing_is_judged() {
        DATABASE.run("truncate evaluation, subject restart identity cascade");
    }

    @Test
    void a_change_that_was_never_judged_is_compared_with_the_latest_verdict_of_every_other_one() {
        judged(SHOP, 1, 0.1);
        judged(SHOP, 2, 0.2);
        judged(SHOP, 1, 0.3);
        known(SHOP, 3);
        assertEquals(List.of(0.3, 0.2), earlier(SHOP, 3));
    }

    @Test
    void what_was_judged_after_its_own_first_verdict_does_not_count_nor_does_its_own() {
        judged(SHOP, 1, 0.1);
        judged(SHOP, 3, 0.9);
        judged(SHOP, 1, 0.3);
        judged(SHOP, 2, 0.2);
        judged(SHOP, 3, 0.8);
        assertEquals(List.of(0.1), earlier(SHOP, 3));
    }

    @Test
    void another_repositorys_verdicts_do_not_count() {
        judged(TILL, 1, 0.1);
        judged(SHOP, 1, 0.2);
        known(SHOP, 3);
        assertEquals(List.of(0.2), earlier(SHOP, 3));
    }

    @Test
    void the_last_500_changes_are_compared_newest_first() {
        known(SHOP, 1_000);
        IntStream.rangeClosed(1, 600).forEach(number -> judged(SHOP, number, number / 1_000.0));
        List<Double> found = earlier(SHOP, 1_000);
        assertEquals(500, found.size());
        assertEquals(0.6, found.get(0));
        assertEquals(0.101, found.get(499));
    }

    private static void known(int repository, int number) {
        DATABASE.run("insert into subject (installation, repository_id, owner, repository, number, head, base, open,"
                + " wanted, done, awaits_checks, awaits_labels) values (77, %d, 'acme', 'shop', %d, '', '', true, 0, 0,"
                        .formatted(repository, number)
                + " '', false) on conflict do nothing");
    }

    private static void judged(int repository, int number, double defect) {
        known(repository, number);
        DATABASE.run("insert into evaluation (subject_id, repository_id, head, base, at, outcome, defect, rollback,"
                + " policies, verdict, previous_hash, hash, facts_digest) select id, repository_id, '', '', now(), '',"
                + " %s, 0, '', '', '', '', '' from subject where repository_id = %d and number = %d"
                        .formatted(defect, repository, number));
    }

    private static List<Double> earlier(int repository, int number) {
        long id = DATABASE.number(
                "select id from subject where repository_id = " + repository + " and number = " + number);
        Journey journey = new Jdbc(DATABASE::connect).journey();
        Supplier<Dossier.Earlier> earlier = EvaluationRow.earlier(journey, repository, id);
        journey.go();
        return earlier.get().defects();
    }
}
