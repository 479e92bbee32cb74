package dev.countersign.core.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathSetTest {

    private final Random random = new Random(20261126);

    @Test
    void a_pattern_matches_what_the_same_pattern_as_a_regular_expression_matches() {
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            String glob = glob();
            String path = path();
            boolean found = PathPatterns.of(List.of(glob)).matches(path);
            assertEquals(Pattern.matches(expression(glob), path), found, glob + " and " + path);
            matched += found ? 1 : 0;
        }
        assertTrue(matched > 1_000, "only " + matched + " matched");
    }

    @Test
    void a_set_of_paths_matches_what_each_path_matches_alone() {
        for (int round = 0; round < 1_500; round++) {
            List<String> paths = IntStream.range(0, random.nextInt(random.nextInt(10) == 0 ? 1_000 : 200))
                    .mapToObj(i -> path())
                    .toList();
            PathPatterns patterns = patterns().or(patterns());
            PathSet set = new PathSet(paths);
            Set<String> alone = paths.stream().filter(patterns::matches).collect(Collectors.toSet());
            assertEquals(alone, set.matching(patterns), () -> patterns + " and " + paths);
            assertEquals(!alone.isEmpty(), set.anyMatch(patterns));
            assertEquals(!paths.isEmpty() && alone.containsAll(paths), set.allMatch(patterns));
        }
    }

    @Test
    void a_moved_file_is_in_the_set_at_both_its_paths() {
        ChangedFile moved = new ChangedFile("new/a", ChangedFile.Status.RENAMED, "old/a", 0, 0, new Content.Patch(""));
        PathSet set = PathSet.of(List.of(moved));
        assertTrue(set.anyMatch(PathPatterns.of(List.of("old/"))));
        assertTrue(set.anyMatch(PathPatterns.of(List.of("new/"))));
        assertFalse(set.allMatch(PathPatterns.of(List.of("new/"))));
    }

    @Test
    void hostile_patterns_over_hostile_paths_take_linear_time() {
        PathSet set = new PathSet(List.of("a/".repeat(2_000) + "x", "a".repeat(20_000) + "c"));
        assertFalse(set.anyMatch(PathPatterns.of(List.of("**/a/".repeat(50) + "z", "*a".repeat(200) + "b", "*a*b*"))));
    }

    private PathPatterns patterns() {
        List<String> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            some.add((random.nextInt(3) == 0 ? "!" : "") + glob());
        }
        return PathPatterns.of(some);
    }

    private String glob() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            names.add(pick(
                    "a", "b", "ab", "*", "**", "a*", "*b", "?", "[ab]", "[!a]*", "a?*", "*a*b", "\\a", "💥", "?b"));
        }
        return pick("", "", "/", "**/") + String.join("/", names) + pick("", "", "/", "/**");
    }

    private String path() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            names.add(pick("a", "b", "ab", "ba", "aab", "💥", "💥b", "c") + pick("", "", "", "" + random.nextInt(99)));
        }
        return String.join("/", names);
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    /** The pattern as a regular expression, written the plain way. */
    private static String expression(String glob) {
        boolean folder = glob.endsWith("/");
        String body = folder ? glob.substring(0, glob.length() - 1) : glob;
        boolean anchored = body.contains("/");
        body = body.startsWith("/") ? body.substring(1) : body;
        StringBuilder all = new StringBuilder(anchored ? "(?s)" : "(?s)(?:.*/)?");
        String[] names = body.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            all.append(
                    names[i].equals("**")
                            ? last ? ".+" : "(?:.*/)?"
                            : names[i].replace("[!", "[^/")
                                            .replaceAll("\\?", "[^/]")
                                            .replaceAll("\\*+", "[^/]*")
                                            .replace("\\", "")
                                    + (last ? "" : "/"));
        }
        return all + (folder ? "/.*" : "(?:/.*)?");
    }
}
