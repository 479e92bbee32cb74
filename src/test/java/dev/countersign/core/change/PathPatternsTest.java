package dev.countersign.core.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    *.js                        | a.js
                    *.js                        | src/deep/a.js
                    *.js                        | lib.js/readme
                    docs                        | docs/a.md
                    docs                        | src/docs/a.md
                    docs                        | docs
                    docs/                       | docs/a.md
                    docs/                       | src/docs/a.md
                    /x                          | x
                    /x                          | x/y
                    a/b                         | a/b/c
                    a/**/b                      | a/b
                    a/**/b                      | a/x/b
                    a/**/b                      | a/x/y/b/c
                    **/b                        | b
                    **/b                        | x/y/b
                    a/**                        | a/x/y
                    **                          | a/x
                    *                           | a/x
                    docs/*                      | docs/a/b
                    a/*/c                       | a/b/c/d
                    f[ab]o                      | fao
                    f[!a]o                      | fbo
                    f[^a]o                      | fbo
                    f[a-c]o                     | fbo
                    f[]]o                       | f]o
                    f[a-]o                      | f-o
                    f[\\]]o                     | f]o
                    f[.-0]o                     | f.o
                    \\!important                | !important
                    \\*.js                      | *.js
                    a?c                         | abc
                    a?c                         | a💥c
                    💥*                         | 💥/x
                    f[💣-💥]o                   | f💥o
                    a**c                        | axxc
                    a b                         | a b/c
                    *.JS, *.js                  | a.js
                    services/payments/**, !**/*.md | services/payments/a.js
                    *.md, !docs/, docs/keep.md  | docs/keep.md
                    *.md, !README.md            | docs/a.md
                    """)
    void a_pattern_matches(String patterns, String path) {
        assertTrue(read(patterns).matches(path), patterns + " should match " + path);
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource(delimiter = ';', textBlock = """
                    *.js                        ; a.jsx
                    docs/                       ; docs
                    docs/                       ; mydocs/a
                    /x                          ; a/x
                    a/b                         ; x/a/b
                    a/**                        ; a
                    a/**                        ; b/a/x
                    a/**/b                      ; a/xb
                    a*c                         ; a/c
                    a**c                        ; a/c
                    a?c                         ; a/c
                    f[!a]o                      ; fao
                    f[!a]o                      ; f/o
                    f[.-0]o                     ; f/o
                    a.c                         ; abc
                    (a|b)+                      ; a
                    \\!important                ; important
                    *.js                        ; A.JS
                    !*.js                       ; a.js
                    services/payments/**, !**/*.md ; services/payments/docs/a.md
                    *.md, !docs/, docs/keep.md  ; docs/other.md
                    *.md, !README.md            ; docs/README.md
                    """)
    void a_pattern_does_not_match(String patterns, String path) {
        assertFalse(read(patterns).matches(path), patterns + " should not match " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "!", "!/", "a[b", "a[", "a[!", "a[]", "[[:alpha:]]", "x\\", "[/]"})
    void a_malformed_pattern_is_refused_with_a_sentence(String pattern) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> PathPatterns.of(List.of(pattern)));
        assertTrue(refused.getMessage().startsWith("the path pattern `"), refused.getMessage());
    }

    @Test
    void what_one_list_takes_out_another_still_matches() {
        PathPatterns code = PathPatterns.of(List.of("src/**", "!**/*.md"));
        PathPatterns words = PathPatterns.of(List.of("src/guide/**"));
        assertTrue(code.or(words).matches("src/guide/a.md"));
        assertTrue(words.or(code).matches("src/guide/a.md"));
        assertFalse(code.or(words).matches("src/a.md"));
    }

    @Test
    void patterns_that_only_take_out_match_nothing() {
        assertTrue(PathPatterns.of(List.of("!a")).matchesNothing());
        assertTrue(PathPatterns.of(List.of()).matchesNothing());
        assertFalse(PathPatterns.of(List.of("a", "!a")).matchesNothing());
    }

    @Test
    void a_hostile_pattern_takes_linear_time() {
        PathPatterns many = PathPatterns.of(List.of("*a".repeat(200) + "b"));
        assertFalse(many.matches("a".repeat(20_000) + "c"));
        assertFalse(PathPatterns.of(List.of("**/a/".repeat(50) + "z")).matches("a/".repeat(2_000)));
    }

    @Test
    void patterns_are_shown_as_written() {
        PathPatterns patterns = PathPatterns.of(List.of("a/**", "!b"));
        assertEquals(List.of("a/**", "!b"), patterns.source());
        assertEquals("a/**, !b", patterns.toString());
        assertEquals(PathPatterns.of(List.of("a/**", "!b")), patterns);
    }

    private static PathPatterns read(String patterns) {
        return PathPatterns.of(Arrays.stream(patterns.split(", ")).toList());
    }
}
