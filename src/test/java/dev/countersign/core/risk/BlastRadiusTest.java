package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.risk.Area.Criticality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlastRadiusTest {

    @ParameterizedTest
    @CsvSource({
        ".github/workflows/build.yml, HIGH",
        "Jenkinsfile, HIGH",
        ".github/CODEOWNERS, HIGH",
        ".github/countersign.yml, HIGH",
        "deploy/prod.yaml, HIGH",
        "modules/vpc/main.tf, HIGH",
        "services/cart/Dockerfile, HIGH",
        "src/main/resources/db/migration/V2__cart.sql, HIGH",
        "nova/db/sqlalchemy/migrate_repo/versions/001_x.py, HIGH",
        "src/auth/Token.java, HIGH",
        "web/LoginPage.tsx, HIGH",
        "web/catalog-info.yaml, MEDIUM",
        "AGENTS.md, MEDIUM",
        "services/cart/CLAUDE.md, MEDIUM",
        ".cursor/rules/style.mdc, MEDIUM",
        ".github/copilot-instructions.md, MEDIUM",
        "pom.xml, MEDIUM",
        "web/package.json, MEDIUM",
        "requirements-dev.txt, MEDIUM",
        "docs/guide.md, LOW",
        "docs/auth/login.md, LOW",
        "src/Author.java, LOW",
        "src/Cart.java, LOW",
        "test/auth/TokenTest.java, LOW",
    })
    void some_kinds_of_file_reach_far_wherever_they_are(String path, Level level) {
        assertEquals(level, impact(List.of(), path).level());
    }

    @Test
    void a_reason_names_the_file_that_carries_it() {
        Impact.Reason reason = impact(List.of(), "src/Cart.java", "a/pom.xml", "b/pom.xml")
                .reasons()
                .get(0);
        assertEquals("a/pom.xml", reason.path());
        assertTrue(reason.sentence().contains("and 1 more"), reason.sentence());
    }

    @Test
    void a_kind_left_behind_by_a_move_counts() {
        Impact impact = BlastRadius.of(
                List.of(Changes.moved(".github/workflows/build.yml", "old.yml")),
                Landscape.of(),
                new Completeness.Complete());
        assertEquals(Level.HIGH, impact.level());
    }

    @Test
    void areas_that_depend_on_the_touched_one_are_reached_over_any_number_of_steps_and_cycles() {
        List<Area> areas = List.of(
                area("payments", Criticality.LOW, "storefront"),
                area("storefront", Criticality.NORMAL, "mobile", "payments"),
                area("mobile", Criticality.CRITICAL, "storefront", "partners"),
                area("unrelated", Criticality.CRITICAL));
        Impact impact = impact(areas, "payments/Refund.java");
        assertEquals(List.of("payments"), impact.touched());
        assertEquals(List.of("storefront", "mobile", "partners"), impact.reached());
        assertEquals(
                List.of(
                        "mobile (critical) depends on payments through storefront",
                        "touches payments (low)",
                        "storefront (normal) depends on payments",
                        "partners depends on payments through storefront, mobile"),
                impact.reasons().stream().map(Impact.Reason::sentence).toList());
        assertEquals(
                new Impact.Reached("mobile", "critical", 2, List.of("storefront", "partners")),
                impact.areas().get(2));
        assertEquals(Level.HIGH, impact.level(), "a critical area that is only reached counts one level lower");
    }

    @ParameterizedTest
    @CsvSource({"LOW, LOW", "NORMAL, MEDIUM", "HIGH, HIGH", "CRITICAL, CRITICAL"})
    void a_touched_area_counts_by_its_criticality(Criticality criticality, Level level) {
        assertEquals(
                level, impact(List.of(area("cart", criticality)), "cart/A.java").level());
        assertEquals(
                Level.LOW,
                impact(List.of(area("cart", criticality)), "carts/A.java").level());
    }

    @ParameterizedTest
    @CsvSource({
        "services/*/api/**, services/cart/api/A.java, true",
        "services/*/api/**, services/cart/core/A.java, false",
        "*.sql, deep/down/a.sql, true",
        "/cart, cart/A.java, true",
        "/cart, shop/cart/A.java, false",
        "cart/, shop/cart/A.java, true",
        "ca[rs]t/x/, cart/x/A.java, true",
        "**/cart/**, a/b/cart/A.java, true",
    })
    void skipping_by_the_first_folders_changes_no_answer(String pattern, String path, boolean matched) {
        PathPatterns paths = PathPatterns.of(List.of(pattern));
        assertEquals(matched, paths.matches(path), "the pattern itself");
        assertEquals(matched, new AreaFiles(paths).anyOf(List.of(Changes.modified(path, 1))));
    }

    @Test
    void the_matrix_rises_in_both_directions() {
        for (Level likelihood : Level.values()) {
            for (Level impact : Level.values()) {
                Level level = RiskMatrix.level(likelihood, impact);
                for (Level more : Level.values()) {
                    assertTrue(RiskMatrix.level(likelihood.or(more), impact).atLeast(level));
                    assertTrue(RiskMatrix.level(likelihood, impact.or(more)).atLeast(level));
                }
            }
        }
        assertEquals(Level.LOW, RiskMatrix.level(Level.LOW, Level.LOW));
        assertEquals(Level.CRITICAL, RiskMatrix.level(Level.CRITICAL, Level.CRITICAL));
    }

    private static Area area(String name, Criticality criticality, String... dependents) {
        return new Area(name, PathPatterns.of(List.of(name + "/**")), criticality, List.of(dependents), List.of());
    }

    private static Impact impact(List<Area> areas, String... paths) {
        List<ChangedFile> files =
                List.of(paths).stream().map(path -> Changes.modified(path, 1)).toList();
        return BlastRadius.of(files, new Landscape(areas, Kinds.builtIn()), new Completeness.Complete());
    }
}
