package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeMessageTest {

    @ParameterizedTest
    @CsvSource({
        "Fix the rounding of refunds, true",
        "'Round refunds up\n\nCloses-Bug: #12345', true",
        "Bugfix: refunds, true",
        "Add a prefix to invoice numbers, false",
        "Debug output for refunds, false",
        "'', false",
    })
    void a_message_says_whether_it_repairs_something(String message, boolean fix) {
        assertEquals(fix, ChangeMessage.isFix(message));
    }

    @Test
    void the_commits_that_a_message_takes_back_are_found() {
        String sha = "0123456789abcdef0123456789abcdef01234567";
        assertEquals(
                List.of(sha, "89abcde"),
                ChangeMessage.reverts(
                        "Revert \"x\"\n\nThis reverts commit " + sha + ".\nthis reverts commit 89abcde\n"));
        assertEquals(List.of(), ChangeMessage.reverts("This reverts the decision of May"));
    }
}
