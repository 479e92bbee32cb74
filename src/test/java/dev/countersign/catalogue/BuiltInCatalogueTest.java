package dev.countersign.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Changes;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Marker.Part;
import dev.countersign.core.provenance.Marker.Place;
import dev.countersign.core.provenance.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BuiltInCatalogueTest {

    private static final Catalogue CATALOGUE = Catalogues.builtIn();
    private static final Detector DETECTOR = new Detector(CATALOGUE);

    @TestFactory
    List<DynamicTest> every_marker_finds_what_it_should_and_no_other_marker_takes_it_away() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Tool tool : CATALOGUE.tools()) {
            for (Marker marker : tool.markers()) {
                for (String text : marker.card().matches()) {
                    tests.add(DynamicTest.dynamicTest(
                            marker.card().id() + " finds " + text, () -> found(tool, marker, text)));
                }
            }
        }
        return tests;
    }

    private static void found(Tool tool, Marker marker, String text) {
        List<Evidence> evidence = evidence(facts(marker, text, Person.Kind.BOT));
        assertTrue(
                evidence.stream()
                        .anyMatch(found -> found.marker().equals(marker.card().id())),
                () -> "found instead: " + evidence);
        TreeSet<String> tools =
                new TreeSet<>(evidence.stream().map(Evidence::tool).toList());
        assertEquals(new TreeSet<>(List.of(tool.id())), tools);
    }

    @TestFactory
    List<DynamicTest> every_marker_leaves_alone_what_only_looks_like_it() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Tool tool : CATALOGUE.tools()) {
            for (Marker marker : tool.markers()) {
                for (String text : marker.card().rejects()) {
                    tests.add(DynamicTest.dynamicTest(
                            marker.card().id() + " leaves " + text,
                            () -> assertEquals(
                                    List.of(),
                                    evidence(facts(marker, text, Person.Kind.USER)).stream()
                                            .filter(found -> found.tool().equals(tool.id()))
                                            .toList())));
                }
            }
        }
        return tests;
    }

    @Test
    void every_marker_has_examples_of_both_kinds_and_a_source() {
        for (Tool tool : CATALOGUE.tools()) {
            assertFalse(tool.markers().isEmpty(), tool.id());
            for (Marker marker : tool.markers()) {
                assertFalse(marker.card().matches().isEmpty(), marker.card().id());
                assertFalse(marker.card().rejects().isEmpty(), marker.card().id());
                assertFalse(marker.card().source().isBlank(), marker.card().id());
            }
        }
    }

    @Test
    void names_stand_for_one_tool_only() {
        List<String> names = CATALOGUE.tools().stream()
                .flatMap(tool -> tool.markers().stream())
                .filter(Marker.Credit.class::isInstance)
                .map(Marker.Credit.class::cast)
                .flatMap(credit -> java.util.stream.Stream.concat(credit.names().stream(), credit.words().stream()))
                .toList();
        assertEquals(new TreeSet<>(names).size(), names.size());
    }

    private static List<Evidence> evidence(List<Facts> changes) {
        return changes.stream()
                .flatMap(facts -> DETECTOR.detect(facts).evidence().stream())
                .toList();
    }

    private static List<Facts> facts(Marker marker, String text, Person.Kind opener) {
        if (marker instanceof Marker.Identity identity) {
            List<Facts> facts = new ArrayList<>();
            if (identity.parts().contains(Part.AUTHOR)) {
                facts.add(Changes.author(text));
            }
            if (identity.parts().contains(Part.COMMITTER)) {
                facts.add(Changes.committer(text));
            }
            if (identity.parts().contains(Part.CO_AUTHOR)) {
                facts.add(Changes.message("Fix it\n\nCo-authored-by: " + text));
            }
            return facts;
        }
        if (marker instanceof Marker.Login) {
            return List.of(Changes.opener(text, opener));
        }
        if (marker instanceof Marker.Branch) {
            return List.of(Changes.branch(text), Changes.message("Merge pull request #3 from acme/" + text));
        }
        if (marker instanceof Marker.Label) {
            return List.of(Changes.label(text));
        }
        if (marker instanceof Marker.Comment || marker instanceof Marker.Box) {
            return List.of(Changes.body(text));
        }
        if (marker instanceof Marker.Line line && !line.places().contains(Place.MESSAGE)) {
            return List.of(Changes.body(text));
        }
        if (marker instanceof Marker.Line line && !line.places().contains(Place.BODY)) {
            return List.of(Changes.message(text));
        }
        return List.of(Changes.message("Fix it\n\n" + text), Changes.body(text));
    }
}
