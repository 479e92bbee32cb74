package dev.countersign.core.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.provenance.Assistance.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given a line of its own that credits a tool, when looked at, then it counts, whatever word it begins with. */
class FooterTest {

    private static final Detector DETECTOR = new Detector(Catalogues.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all of the code",
                "most of this patch",
                "some of the tests",
                "much of the implementation",
                "parts of the code",
                "the fix",
                "this fix",
                "code here",
                "patch",
                "implementation in this pr",
                "change",
                "changes",
                "test",
                "tests",
                "co",
                "almost",
                "mostly",
                "fully",
                "entirely",
                "partially",
                "partly",
                "largely",
                "completely",
                "primarily",
                "all",
                "100%",
                "was",
                "were",
                "automatically",
                "🤖 all",
                "** mostly, almost"
            })
    void a_credit_may_begin_so(String opening) {
        assertEquals(
                Level.ASSISTED,
                DETECTOR.detect(Changes.message("Fix\n\n" + opening + " written with the help of Claude Code"))
                        .level());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generated",
                "create",
                "created",
                "written",
                "authored",
                "made",
                "built",
                "implemented",
                "coded",
                "developed",
                "produced",
                "prepared",
                "drafted",
                "vibe coded",
                "vibe-coded",
                "vibecoded",
                "assisted",
                "done",
                "– generated"
            })
    void a_credit_may_begin_with_what_was_done(String done) {
        assertEquals(
                Level.ASSISTED,
                DETECTOR.detect(Changes.message("Fix\n\n" + done + " with Claude Code"))
                        .level());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "guides", "tools", "buttons", "x", "regenerated"})
    void other_words_are_prose(String opening) {
        assertEquals(
                Level.UNKNOWN,
                DETECTOR.detect(Changes.message("Fix\n\n" + opening + " written with Claude Code"))
                        .level());
    }
}
