package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeownersTest {

    private static final String FILE = """
            # everything
            *                     @acme/everybody

            *.js                  @js-owner #an inline comment
            *.go                  docs@example.com
            /build/logs/          @doctocat
            docs/*                @acme/writers
            apps/                 @octocat
            /scripts/             @doctocat @octocat
            **/logs               @logger
            /apps/github
            a\\ b/                 @space
            src/**/x.?            @deep
            """;

    @ParameterizedTest(name = "{0} is owned by {1}")
    @CsvSource({
        "README, @acme/everybody",
        "deep/er/README, @acme/everybody",
        "a.js, @js-owner",
        "src/a.js, @js-owner",
        "a.go, docs@example.com",
        "build/logs/x, @logger",
        "docs/start.md, @acme/writers",
        "docs/build/trouble.md, @acme/everybody",
        "x/docs/start.md, @acme/everybody",
        "apps/a, @octocat",
        "x/apps/y/z, @octocat",
        "scripts/run, @doctocat @octocat",
        "x/scripts/run, @acme/everybody",
        "x/logs/y, @logger",
        "apps/github/a, ''",
        "a b/c, @space",
        "src/x.c, @deep",
        "src/1/2/x.c, @deep",
        "src/x.cc, @acme/everybody"
    })
    void the_last_line_that_matches_names_the_owners(String path, String owners) {
        assertEquals(owners, String.join(" ", Codeowners.parse(FILE).ownersOf(path)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "!a @x",
                "[abc] @x",
                "[Section]",
                "^[Section][2] @x",
                "\\#a @x",
                "a x",
                "a @x y",
                "a @x/y/z",
                "a @",
                "a [2] @x",
                "a*** @x",
                "/ @x",
                "a\\ @x"
            })
    void a_line_that_is_invalid_to_github_is_skipped(String line) {
        Codeowners owners = Codeowners.parse("* @floor\n" + line + "\n");
        for (String path : List.of("a", "b", "#a", "Section", "!a", "[abc]", "a/b")) {
            assertEquals(List.of("@floor"), owners.ownersOf(path), path);
        }
    }

    @Test
    void windows_line_ends_and_tabs_are_fine() {
        assertEquals(List.of("@x", "@y"), Codeowners.parse("*\t@x\t@y\r\n").ownersOf("a"));
    }

    @Test
    void a_star_at_the_root_owns_only_the_roots_files() {
        Codeowners owners = Codeowners.parse("/* @root");
        assertEquals(List.of("@root"), owners.ownersOf("a"));
        assertEquals(List.of(), owners.ownersOf("b/a"));
    }

    @Test
    void an_empty_file_and_one_over_three_megabytes_own_nothing() {
        assertEquals(List.of(), Codeowners.parse("").ownersOf("a"));
        String large = "* @x\n" + "# filler\n".repeat(400_000);
        assertEquals(List.of(), Codeowners.parse(large).ownersOf("a"));
    }

    @Test
    void a_section_of_gitlab_neither_owns_nor_lends_its_owners() {
        Codeowners owners = Codeowners.parse("""
                * @floor
                [Documentation] @docs
                docs/
                ^[Optional][2] @other
                web/ @web
                """);
        assertEquals(List.of(), owners.ownersOf("docs/a"), "without owners of its own, the line says that nobody owns");
        assertEquals(List.of("@web"), owners.ownersOf("web/a"));
        assertEquals(List.of("@floor"), owners.ownersOf("a"));
    }

    @Test
    void upper_and_lower_case_differ_in_paths() {
        Codeowners owners = Codeowners.parse("/Docs/ @x\n*.MD @y");
        assertEquals(List.of(), owners.ownersOf("docs/a"));
        assertEquals(List.of("@x"), owners.ownersOf("Docs/a"));
        assertEquals(List.of(), owners.ownersOf("a.md"));
    }

    @Test
    void the_last_of_several_lines_of_one_pattern_counts_alone() {
        assertEquals(List.of("@b"), Codeowners.parse("*.js @a\n*.js @b\n").ownersOf("x.js"));
    }

    @ParameterizedTest
    @CsvSource({"3145727, @x", "3145728, ''"})
    void a_file_must_be_under_three_megabytes(int bytes, String owner) {
        String text = "* @x\n#" + "a".repeat(bytes - 6);
        assertEquals(owner, String.join("", Codeowners.parse(text).ownersOf("a")));
    }
}
