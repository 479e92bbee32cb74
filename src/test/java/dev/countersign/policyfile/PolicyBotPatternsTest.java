package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.NamePatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern matches exactly what the expression does that it was made of. */
class PolicyBotPatternsTest {

    private static final List<String> NAMES = List.of("a", "b", "ab", "a.md", "amd", "docs", "docsx", "xdocs", "x.yml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^docs/.*$",
                "^docs/",
                "^docs",
                "docs/",
                "docs",
                "\\.md$",
                "^.*\\.md$",
                ".*\\.md",
                "^docs/.*\\.md$",
                "^docs/[^/]*\\.md$",
                "^docs/[^/]+$",
                "^a.md$",
                "^a.*b$",
                "^a/.*b$",
                "^a/.*/b$",
                "^.*/b$",
                "/b$",
                "^a.*/b$",
                "^docs/.+$",
                "^docs/.+/b$",
                "^.+\\.md$",
                "^(a|docs)/(b|.*\\.md)$",
                "^a|b$",
                "^(?:a|b)$",
                ".*",
                "^a..*$",
                "^.*.md$"
            })
    void a_path_pattern_matches_the_paths_that_the_expression_does(String expression) {
        List<PolicyBotPatterns.Glob> globs =
                PolicyBotPatterns.paths(expression).orElseThrow(() -> new AssertionError(expression));
        PathPatterns most = PathPatterns.of(
                globs.stream().map(PolicyBotPatterns.Glob::pattern).toList());
        List<String> written = new ArrayList<>();
        globs.forEach(glob -> {
            written.add(glob.pattern());
            if (glob.file()) {
                written.add("!" + glob.below());
            }
        });
        PathPatterns least = PathPatterns.of(written);
        Pattern regex = Pattern.compile(expression);
        int matched = 0;
        for (String path : paths()) {
            boolean found = regex.matcher(path).find();
            matched += found ? 1 : 0;
            assertTrue(!found || most.matches(path), () -> expression + " finds " + path + ", not " + most);
            assertTrue(found || !least.matches(path), () -> expression + " does not find " + path + ", but " + least);
            boolean below = globs.stream().anyMatch(PolicyBotPatterns.Glob::file) && path.indexOf('/') > 0;
            assertTrue(below || found == most.matches(path), () -> expression + " and " + most + " differ on " + path);
        }
        assertTrue(matched > 0, expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^a$", "^(a|docs)$", "^docs/.*$", "^docs/[^/]+$", "docs", "^.*/b$", "b$", "^a/.+$", "^x\\.yml$"})
    void a_name_pattern_matches_the_names_that_the_expression_does(String expression) {
        NamePatterns names =
                new NamePatterns(PolicyBotPatterns.names(expression).orElseThrow());
        Pattern regex = Pattern.compile(expression);
        paths().forEach(name -> assertEquals(
                regex.matcher(name).find(), names.match(name), () -> expression + " and " + names + " on " + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^\\w+/",
                "[a-z]",
                "a+",
                "a*",
                "a?",
                "(?i)a",
                "a{2}",
                "(a",
                "a)",
                "\\bdocs\\b",
                "",
                "a^b",
                "(a|b)*"
            })
    void what_patterns_cannot_say_is_not_said(String expression) {
        assertEquals(Optional.empty(), PolicyBotPatterns.paths(expression));
        assertEquals(Optional.empty(), PolicyBotPatterns.names(expression));
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(NAMES);
        for (String one : NAMES) {
            for (String two : NAMES) {
                paths.add(one + "/" + two);
                NAMES.forEach(three -> paths.add(one + "/" + two + "/" + three));
            }
        }
        return paths;
    }
}
