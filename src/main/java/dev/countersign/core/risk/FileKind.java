package dev.countersign.core.risk;

import java.util.Locale;
import java.util.Set;

/** What a file is for, told from its path alone. */
public enum FileKind {
    /** Code that runs in production. */
    SOURCE,
    /** Code that only tests other code. */
    TEST,
    /** Text for people. */
    DOCUMENTATION,
    /** Settings, build files and data. */
    CONFIGURATION;

    private static final Set<String> CODE = Set.of(
            "java", "kt", "kts", "scala", "groovy", "clj", "cljs", "py", "pyx", "rb", "go", "rs", "c", "h", "cc", "cpp",
            "cxx", "hh", "hpp", "hxx", "m", "mm", "swift", "cs", "fs", "vb", "js", "jsx", "mjs", "cjs", "ts", "tsx",
            "vue", "svelte", "php", "pl", "pm", "lua", "r", "jl", "dart", "ex", "exs", "erl", "hrl", "hs", "ml", "mli",
            "nim", "zig", "sql", "sh", "bash", "ps1", "s", "asm", "y", "l", "proto", "thrift", "avdl", "g4", "jsp",
            "sol", "f90", "cu", "tf");
    private static final Set<String> TEXT =
            Set.of("md", "markdown", "rst", "txt", "adoc", "asciidoc", "html", "htm", "textile", "apt", "pod", "tex");
    private static final Set<String> NAMED_TEXT =
            Set.of("license", "notice", "readme", "changes", "changelog", "authors", "contributors", "copying");

    /** What the file at this path, from the repository's root, is for. Takes time linear in the path. */
    public static FileKind of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return ofLower(lower, lower.substring(lower.lastIndexOf('/') + 1));
    }

    static FileKind ofLower(String lower, String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        if (CODE.contains(ending)) {
            return isTest(lower, name, dot) ? TEST : SOURCE;
        }
        boolean text = TEXT.contains(ending) || NAMED_TEXT.contains(name);
        return text || lower.startsWith("docs/") || lower.startsWith("doc/") ? DOCUMENTATION : CONFIGURATION;
    }

    private static boolean isTest(String path, String name, int dot) {
        String stem = name.substring(0, dot);
        return path.startsWith("test/")
                || path.startsWith("tests/")
                || path.contains("/test/")
                || path.contains("/tests/")
                || path.contains("/__tests__/")
                || path.contains("/testing/")
                || path.contains("/it/")
                || stem.startsWith("test_")
                || stem.endsWith("_test")
                || stem.endsWith("test")
                || stem.endsWith("tests")
                || stem.endsWith("testcase")
                || stem.endsWith(".test")
                || stem.endsWith(".spec");
    }
}
