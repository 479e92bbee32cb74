package dev.countersign.github.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent<String, String> recent = new Recent<>(10, String::length);

    @Test
    void what_was_used_longest_ago_goes_first() {
        recent.put("a", "1234");
        recent.put("b", "1234");
        recent.get("a");
        recent.put("c", "1234");
        assertEquals(Optional.of("1234"), recent.get("a"));
        assertEquals(Optional.empty(), recent.get("b"));
        assertEquals(Optional.of("1234"), recent.get("c"));
    }

    @Test
    void a_value_in_place_of_another_weighs_alone() {
        recent.put("a", "1234567890");
        recent.put("a", "1");
        recent.put("b", "123456789");
        assertEquals(Optional.of("1"), recent.get("a"));
        assertEquals(Optional.of("123456789"), recent.get("b"));
    }

    @Test
    void a_value_heavier_than_all_is_not_kept_and_takes_the_old_one_along() {
        recent.put("a", "1");
        recent.put("b", "1");
        recent.put("a", "12345678901");
        assertEquals(Optional.empty(), recent.get("a"));
        assertEquals(Optional.of("1"), recent.get("b"));
    }

    @Test
    void what_is_forgotten_makes_room() {
        recent.put("a", "1234567");
        recent.forget("a"::equals);
        recent.put("b", "1234567890");
        assertEquals(Optional.empty(), recent.get("a"));
        assertEquals(Optional.of("1234567890"), recent.get("b"));
    }
}
