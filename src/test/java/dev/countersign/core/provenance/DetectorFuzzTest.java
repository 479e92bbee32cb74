package dev.countersign.core.provenance;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.catalogue.Catalogues;

class DetectorFuzzTest {

    private static final Detector DETECTOR = new Detector(Catalogues.builtIn());

    @FuzzTest(maxDuration = "10m")
    void no_text_breaks_detection(FuzzedDataProvider data) {
        boolean body = data.consumeBoolean();
        String text = data.consumeRemainingAsString();
        Assistance found = DETECTOR.detect(body ? Changes.body(text) : Changes.message(text));
        for (Evidence evidence : found.evidence()) {
            if (evidence.quote().length() > 200 || evidence.quote().contains("\n")) {
                throw new IllegalStateException("a quote is not one short line: " + evidence);
            }
        }
    }
}
