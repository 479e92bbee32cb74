package dev.countersign.web.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.flow.WhatIf.Supposition;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what came from a form, when it is read, then it is within bounds or refused with a reason. */
class SuppositionsTest {

    @Test
    void logins_may_be_parted_by_commas_and_blanks_and_begin_with_an_at() {
        Supposition read = Suppositions.read(List.of("@bob, carol  bob", ""), List.of("", "a.js", "a.js"), "");
        assertEquals(List.of("bob", "carol"), read.signed());
        assertEquals(List.of("a.js"), read.without());
    }

    static Stream<Arguments> bounds() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "f" + i).toList();
        return Stream.of(
                Arguments.of(List.of("bob"), List.of("a"), 0, List.of()),
                Arguments.of(List.of("bob", "<b>"), List.of(), 0, List.of("`<b>` is no login of a person at GitHub")),
                Arguments.of(
                        many.subList(0, 11),
                        List.of(),
                        0,
                        List.of("at most 10 people can be supposed to sign at once")),
                Arguments.of(List.of(), many, 0, List.of("at most 100 files can be supposed to be taken out at once")),
                Arguments.of(
                        List.of(),
                        List.of(),
                        256 * 1024 + 1,
                        List.of("the policy is longer than 256 Ki characters; a policy is a page or two")));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void what_is_too_much_is_refused(List<String> signed, List<String> without, int length, List<String> problems) {
        String policy = String.join("", Collections.nCopies(length, "x"));
        assertEquals(problems, Suppositions.problems(new Supposition(signed, without, policy)));
    }
}
