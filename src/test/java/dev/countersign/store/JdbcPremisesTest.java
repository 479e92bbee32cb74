package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.access.Premises.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPremisesTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcPremises premises = new JdbcPremises(DATABASE::connect);

    @BeforeEach
    void two_organisations() {
        DATABASE.run("truncate subject, history cascade");
        subject(77, 900, "Acme", "shop", 1);
        subject(78, 900, "Acme", "shop", 2);
        subject(79, 902, "zeta", "site", 1);
        DATABASE.run("insert into history (repository_id, installation, owner, name, updated)"
                + " values (901, 76, 'acme', 'quiet', now()), (903, 80, 'beta', 'only-past', now())");
    }

    private static void subject(long installation, long repository, String owner, String name, int number) {
        DATABASE.run("insert into subject (installation, repository_id, owner, repository, number, head, base, open,"
                + " wanted, done, awaits_checks, awaits_labels) values (" + installation + ", " + repository + ", '"
                + owner + "', '" + name + "', " + number + ", 'a1', 'b1', true, 3, 3, '', false)");
    }

    @Test
    void a_repository_is_found_by_its_name_in_any_case_as_it_was_met_last() {
        assertEquals(
                Optional.of(new Place(78, 900, new RepositoryRef("Acme", "shop"))),
                premises.find(new RepositoryRef("acme", "SHOP")));
        assertEquals(
                Optional.of(new Place(76, 901, new RepositoryRef("acme", "quiet"))),
                premises.find(new RepositoryRef("acme", "quiet")));
        assertEquals(Optional.empty(), premises.find(new RepositoryRef("acme", "secret")));
        assertEquals(Optional.empty(), premises.find(new RepositoryRef("acme", "sho_")));
    }

    @Test
    void an_organisation_is_found_by_its_name_in_any_case() {
        assertEquals(Optional.of(78L), premises.installation("ACME"));
        assertEquals(Optional.of(80L), premises.installation("beta"));
        assertEquals(Optional.empty(), premises.installation("gamma"));
    }

    @Test
    void owners_are_listed_once_and_in_order_and_so_many_at_most() {
        assertEquals(3, premises.owners(9).size());
        assertEquals(
                List.of("acme", "beta", "zeta"),
                premises.owners(9).stream().map(String::toLowerCase).toList());
        assertEquals(2, premises.owners(2).size());
    }
}
