package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Area;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {

    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");

    private static CatalogReading.Valid valid(String path, String text) {
        return assertInstanceOf(CatalogReading.Valid.class, CatalogReader.read("acme/shop/" + path, path, text, SHOP));
    }

    private static List<Area> areas(String path, String text) {
        return CatalogAreas.of(List.of(valid(path, text))).areas();
    }

    private static List<String> told(String text) {
        return areas(CatalogReader.ROOT, text).stream()
                .map(area -> area.name() + " -> " + String.join(" ", area.dependents()))
                .toList();
    }

    @Test
    void a_component_is_an_area_with_the_folder_of_its_file() {
        Area area = areas("services/payments/catalog-info.yaml", """
                        apiVersion: backstage.io/v1alpha1
                        kind: Component
                        metadata:
                          name: payments
                          annotations: {countersign.dev/criticality: critical}
                        spec: {type: service, lifecycle: production, owner: payments}
                        """).get(0);
        assertEquals("payments", area.name());
        assertEquals(Area.Criticality.CRITICAL, area.criticality());
        assertEquals(List.of("@acme/payments"), area.owners());
        assertTrue(area.paths().matches("services/payments/a/b.js"));
        assertTrue(!area.paths().matches("services/payments-old/a.js")
                && !area.paths().matches("x/services/payments/a"));
    }

    @ParameterizedTest
    @CsvSource({
        "group:default/payments, @acme/payments",
        "group:payments, @acme/payments",
        "GROUP:Default/Payments, @acme/payments",
        "payments, @acme/payments",
        "default/payments, @acme/payments",
        "user:default/bob, @bob",
        "user:bob, @bob",
        "component:bob, ''",
        "'not a name', ''",
        "'', ''",
    })
    void an_owner_is_a_team_or_a_person(String owner, String written) {
        String text = "kind: System\nmetadata: {name: a}\nspec: {owner: '" + owner + "'}\n";
        assertEquals(
                written, String.join(" ", areas(CatalogReader.ROOT, text).get(0).owners()));
    }

    @Test
    void links_between_entities_become_dependents_also_in_a_cycle() {
        assertEquals(
                List.of(
                        "web -> mobile",
                        "api -> web partners.portal shop",
                        "worker -> api",
                        "db -> worker",
                        "shop -> "),
                told("""
                        kind: Component
                        metadata: {name: web}
                        spec: {dependencyOf: [mobile], dependsOn: ["component:default/api"]}
                        ---
                        kind: Component
                        metadata: {name: api}
                        spec: {system: shop, dependsOn: [worker], dependencyOf: ["component:partners/portal"]}
                        ---
                        kind: component
                        metadata: {name: worker}
                        spec: {subcomponentOf: api, dependsOn: ["resource:db"]}
                        ---
                        kind: Resource
                        metadata: {name: db}
                        ---
                        kind: System
                        metadata: {name: shop}
                        ---
                        kind: API
                        metadata: {name: orders}
                        spec: {owner: nobody}
                        """));
    }

    @Test
    void who_consumes_an_api_depends_on_who_provides_it() {
        assertEquals(List.of("pay -> web", "web -> "), told("""
                        kind: Component
                        metadata: {name: pay}
                        spec: {providesApis: [orders, "api:default/refunds"]}
                        ---
                        kind: Component
                        metadata: {name: web}
                        spec: {consumesApis: ["api:Refunds", orders]}
                        """));
    }

    @Test
    void unknown_kinds_and_empty_documents_are_passed_over() {
        assertEquals(List.of(), told("---\n---\nkind: Group\nmetadata: {name: x}\n---\n- a list\n---\nword\n"));
        assertEquals(List.of(), told(""));
    }

    @Test
    void the_same_name_in_two_kinds_is_one_area_and_another_namespace_is_not() {
        assertEquals(List.of("shop -> ", "old.shop -> "), told("""
                        kind: System
                        metadata: {name: shop}
                        ---
                        kind: Component
                        metadata: {name: shop}
                        spec: {system: shop}
                        ---
                        kind: Component
                        metadata: {name: shop, namespace: old}
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "url:https://github.com/acme/shop/tree/main/services/pay/, /services/pay/**",
        "url:https://github.com/Acme/Shop/tree/main/services/p*y, /services/p\\*y/**",
        "url:https://github.com/acme/other/tree/main/x/, /**",
        "dir:., /**",
    })
    void the_source_location_says_where_the_files_are(String location, String pattern) {
        String text = "kind: Component\nmetadata:\n  name: a\n  annotations: {backstage.io/source-location: '"
                + location + "'}\n";
        assertEquals(pattern, areas(CatalogReader.ROOT, text).get(0).paths().toString());
    }

    @Test
    void a_location_names_further_files_of_the_repository_only() {
        CatalogReading.Valid read = valid("catalog-info.yaml", """
                kind: Location
                spec:
                  targets: [./a/catalog-info.yaml, b.yaml, ./a/catalog-info.yaml, ../x.yaml, /etc/passwd,
                    "https://example.com/x.yaml", "./*/catalog-info.yaml"]
                """);
        assertEquals(List.of("a/catalog-info.yaml", "b.yaml"), read.targets());
        assertEquals(4, read.ignored().size(), read.ignored()::toString);
        String many = "kind: Location\nspec:\n  targets:\n" + "  - ./%d.yaml\n".repeat(200);
        for (int i = 0; i < 200; i++) {
            many = many.replaceFirst("%d", Integer.toString(i));
        }
        assertEquals(
                CatalogReader.MOST_TARGETS,
                valid("catalog-info.yaml", many).targets().size());
    }

    @Test
    void what_somebody_meant_and_got_wrong_is_told_with_its_place() {
        CatalogReading.Valid read = valid("catalog-info.yaml", """
                kind: Component
                metadata: {name: "no name"}
                ---
                kind: Component
                metadata:
                  name: a
                  annotations: {countersign.dev/criticality: huge}
                spec: {dependsOn: ["a b"]}
                """);
        assertEquals(
                List.of(
                        "acme/shop/catalog-info.yaml:1:1",
                        "acme/shop/catalog-info.yaml:7:16",
                        "acme/shop/catalog-info.yaml:8:7"),
                read.ignored().stream().map(problem -> problem.at().toString()).toList());
        assertEquals(
                Area.Criticality.NORMAL,
                CatalogAreas.of(List.of(read)).areas().get(0).criticality());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: [",
                "kind: !!java.net.URL [x]",
                "a: &a [x]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]",
                "a: [[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]",
                "kind: \u202Ex",
            })
    void hostile_text_is_refused(String text) {
        assertInstanceOf(CatalogReading.Invalid.class, CatalogReader.read("f", "catalog-info.yaml", text, SHOP));
    }

    @Test
    void too_many_documents_or_bytes_are_refused() {
        for (String text : List.of("---\na: b\n".repeat(501), "# filler\n".repeat(40_000))) {
            assertInstanceOf(CatalogReading.Invalid.class, CatalogReader.read("f", "catalog-info.yaml", text, SHOP));
        }
    }
}
