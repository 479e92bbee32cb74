package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.riskmodel.BuiltInWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

    @Test
    void the_built_in_table_has_a_weight_for_every_term_and_names_its_fit() {
        Weights weights = BuiltInWeights.read();
        assertTrue(weights.version().startsWith("20"), weights.version());
        DefectTerms.ALL.forEach(term -> weights.of("defect").get(term.id()).weight());
        RollbackTerms.ALL.forEach(term -> weights.of("rollback").get(term.id()).weight());
    }

    @ParameterizedTest
    @CsvSource({
        "defect base, 'weights, line 1: needs `head term weight typical`, has 2 words'",
        "defect base one 0, 'weights, line 1: not a number: For input string: \"one\"'",
        "defect base 1 0, weights: no line for `rollback base`",
    })
    void a_table_that_does_not_fit_the_model_is_refused(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Weights.parse(text))
                        .getMessage());
    }
}
