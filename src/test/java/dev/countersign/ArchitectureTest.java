package dev.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the house, as docs/adr describes it. */
class ArchitectureTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST_MAIN = 300;
    private static final int LONGEST_TEST = 300;
    private static final List<String> SAY_NOTHING =
            List.of("util", "utils", "common", "helper", "helpers", "manager", "service", "services", "impl");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.countersign");

    @Test
    void there_is_something_to_look_at() {
        assertFalse(CLASSES.isEmpty());
        assertFalse(sources(MAIN).isEmpty());
    }

    @Test
    void the_core_knows_java_re2j_commonmark_and_itself_only() {
        classes()
                .that()
                .resideInAPackage("dev.countersign.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.countersign.core..", "java..", "com.google.re2j..", "org.commonmark..")
                .check(CLASSES);
    }

    @Test
    void the_core_does_no_input_or_output_and_reads_no_clock() {
        noClasses()
                .that()
                .resideInAPackage("dev.countersign.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "java.util.logging..")
                .orShould()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.lang.System", "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void only_the_flow_and_the_edges_know_the_flow() {
        noClasses()
                .that()
                .resideInAPackage("dev.countersign.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.countersign.github..",
                        "dev.countersign.store..",
                        "dev.countersign.web..",
                        "dev.countersign.cli..",
                        "dev.countersign.inbox..",
                        "dev.countersign.outbox..",
                        "dev.countersign.gitrepo..",
                        "dev.countersign.database..")
                .check(CLASSES);
    }

    @Test
    void only_github_knows_the_client_library_and_the_app_extension() {
        onlyIn("github", "org.kohsuke..", "io.quarkiverse.githubapp..");
    }

    @Test
    void only_the_requests_to_github_know_the_client_that_blocks() {
        onlyIn("github.http", "org.apache.hc..");
    }

    @Test
    void only_the_store_and_what_comes_before_the_app_speak_to_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.countersign.store..", "dev.countersign.setup..", "dev.countersign.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..", "jakarta.persistence..")
                .check(CLASSES);
    }

    @Test
    void only_the_readers_and_makers_of_repositories_know_jgit() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.countersign.gitrepo..", "dev.countersign.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .check(CLASSES);
    }

    @Test
    void nobody_refers_to_the_sandbox() {
        onlyIn("sandbox", "dev.countersign.sandbox..");
    }

    @Test
    void every_package_says_what_its_job_is() {
        List<Path> silent = sources(MAIN).stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void no_file_is_too_long_to_read() {
        assertEquals(List.of(), having(MAIN, file -> lines(file) > LONGEST_MAIN));
        assertEquals(List.of(), having(TEST, file -> lines(file) > LONGEST_TEST));
    }

    @Test
    void no_package_or_class_has_a_name_that_says_nothing() {
        assertEquals(List.of(), having(MAIN, ArchitectureTest::saysNothing));
    }

    private static void onlyIn(String place, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.countersign." + place + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    private static boolean saysNothing(Path file) {
        for (Path part : file.getParent()) {
            if (SAY_NOTHING.contains(part.toString())) {
                return true;
            }
        }
        String name = file.getFileName().toString().replace(".java", "").toLowerCase(Locale.ROOT);
        return SAY_NOTHING.stream().anyMatch(name::endsWith);
    }

    private static List<Path> having(Path root, Predicate<Path> flaw) {
        return sources(root).stream().filter(flaw).toList();
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
