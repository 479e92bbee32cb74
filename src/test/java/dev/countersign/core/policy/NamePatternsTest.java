package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "main, main, true",
        "main, x/main, false",
        "main, mainline, false",
        "main, Main, false",
        "release/*, release/1, true",
        "release/*, release/1/2, false",
        "release/**, release/1/2, true",
        "*, main, true",
        "*, a/b, false",
        "**, a/b, true",
        "v?, v1, true",
        "v?, v10, false",
        "v1.0, v1x0, false",
        "a+b*, a+bc, true"
    })
    void a_pattern_matches_the_whole_name(String pattern, String name, boolean matches) {
        assertEquals(matches, new NamePatterns(List.of(pattern)).match(name));
    }

    @Test
    void repositories_are_the_same_in_upper_and_lower_case() {
        assertTrue(new NamePatterns(List.of("Lab-*")).matchIgnoringCase("lab-ONE"));
    }

    @Test
    void a_hostile_pattern_takes_linear_time() {
        assertEquals(false, new NamePatterns(List.of("*a".repeat(200) + "b")).match("a".repeat(20_000) + "c"));
    }
}
