package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.policy.Policy;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadPoliciesTest {

    private static final String TEXT = "version: 1\nmode: enforce\n";

    private final PolicyReader reader = new PolicyReader(Catalogues.builtIn());
    private final ReadPolicies policies = new ReadPolicies(reader);

    private static PolicyText.Found found(String file, String text) {
        // Each answer of GitHub is another string.
        return new PolicyText.Found(file, "b10b", new String(text.toCharArray()));
    }

    private PolicyReading read(String file, String text) {
        return policies.of(found(file, text), Optional.empty());
    }

    private Policy floor() {
        return ((PolicyReading.Valid) reader.read("floor.yml", TEXT)).policy();
    }

    @Test
    void a_text_is_read_once() {
        assertSame(read("a.yml", TEXT), read("a.yml", TEXT));
    }

    @Test
    void another_text_or_another_name_is_read_by_itself() {
        PolicyReading first = read("a.yml", TEXT);
        assertNotSame(first, read("b.yml", TEXT));
        assertNotSame(first, read("a.yml", TEXT + "# more\n"));
    }

    @Test
    void what_is_invalid_stays_so_and_names_its_own_file() {
        PolicyReading.Invalid here = (PolicyReading.Invalid) read("a.yml", "nonsense: 1\n");
        PolicyReading.Invalid there = (PolicyReading.Invalid) read("b.yml", "nonsense: 1\n");
        assertSame(here, read("a.yml", "nonsense: 1\n"));
        assertEquals("b.yml", there.problems().get(0).toString().replaceAll(":.*", ""));
    }

    @Test
    void the_same_text_on_another_floor_is_read_anew() {
        Policy floor = floor();
        PolicyReading on = policies.of(found("a.yml", TEXT), Optional.of(floor));
        assertSame(on, policies.of(found("a.yml", TEXT), Optional.of(floor)));
        assertNotSame(on, policies.of(found("a.yml", TEXT), Optional.of(floor())));
        assertNotSame(on, read("a.yml", TEXT));
    }

    @Test
    void what_was_not_used_for_long_is_let_go() {
        PolicyReading first = read("a.yml", TEXT);
        String long1 = TEXT + "#".repeat(200_000) + "\n";
        for (int i = 0; i < 12; i++) {
            read("long-" + i + ".yml", long1);
        }
        assertNotSame(first, read("a.yml", TEXT));
        assertSame(read("long-11.yml", long1), read("long-11.yml", long1));
    }
}
