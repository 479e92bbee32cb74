package dev.countersign.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Example;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
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
        List<Evidence> evidence = new Example(marker, text, true).evidence(DETECTOR);
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
                                    new Example(marker, text, false)
                                            .evidence(DETECTOR).stream()
                                                    .filter(found ->
                                                            found.tool().equals(tool.id()))
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
                .flatMap(credit -> Stream.concat(credit.names().stream(), credit.words().stream()))
                .toList();
        assertEquals(new TreeSet<>(names).size(), names.size());
    }

    /** A tool's markers, each without what it has in common with others, so that one cannot be lost unseen. */
    @Test
    void the_catalogue_is_as_large_as_it_should_be() {
        int markers = 0;
        int examples = 0;
        for (Tool tool : CATALOGUE.tools()) {
            markers += tool.markers().size();
            examples += tool.markers().stream()
                    .mapToInt(marker -> marker.card().matches().size())
                    .sum();
        }
        assertTrue(CATALOGUE.tools().size() >= 72, "tools: " + CATALOGUE.tools().size());
        assertTrue(markers >= 180, "markers: " + markers);
        assertTrue(examples > markers, "examples: " + examples);
    }

    @Test
    void every_address_login_and_label_of_a_marker_is_its_own() {
        for (Tool tool : CATALOGUE.tools()) {
            for (Marker marker : tool.markers()) {
                for (String text : ownTexts(marker)) {
                    Example example = new Example(marker, text, true);
                    assertTrue(
                            example.holds(DETECTOR),
                            marker.card().id() + " is shadowed at " + text + ": " + example.evidence(DETECTOR));
                }
            }
        }
    }

    /** What a marker lists; identities that also ask for a name are left to their examples. */
    private static List<String> ownTexts(Marker marker) {
        if (marker instanceof Marker.Identity identity
                && identity.name().pattern().isEmpty()) {
            return identity.emails().stream()
                    .map(email -> "Somebody <" + email + ">")
                    .toList();
        }
        if (marker instanceof Marker.Login login) {
            return login.logins();
        }
        if (marker instanceof Marker.Credit credit) {
            return Stream.concat(credit.names().stream(), credit.words().stream())
                    .map(name -> "Assisted-by: " + name)
                    .toList();
        }
        return marker instanceof Marker.Label label ? label.labels() : List.of();
    }
}
