package dev.countersign.core.provenance;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;

class DetectorFuzzTest {

    private static final Detector DETECTOR = new Detector(Catalogues.builtIn());

    @FuzzTest(maxDuration = "10m")
    void no_text_breaks_detection(FuzzedDataProvider data) {
        int place = data.consumeInt(0, 3);
        Assistance found = DETECTOR.detect(change(place, data.consumeRemainingAsString()));
        for (Evidence evidence : found.evidence()) {
            if (evidence.quote().length() > 200 || evidence.quote().contains("\n")) {
                throw new IllegalStateException("a quote is not one short line: " + evidence);
            }
        }
    }

    /** The words in front let records of the right form be found at once. */
    private static Facts change(int place, String text) {
        return switch (place) {
            case 0 -> Changes.message(text);
            case 1 -> Changes.body(text);
            case 2 -> Changes.note("src/a.py\n  s_1 1-10\n---\n{\"sessions\": {\"s_1\": " + text);
            default -> Changes.trace(".agent-trace/t.jsonl", "+{\"version\": \"1.0\"" + text);
        };
    }
}
