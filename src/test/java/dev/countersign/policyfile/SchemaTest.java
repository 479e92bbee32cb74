package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema and the reader say the same of a file, as far as a schema can say it. */
class SchemaTest {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream file = SchemaTest.class.getResourceAsStream("/schema/policy-v1.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Values that go into the place of {@code X}, each once in every place; most of them are wrong in most places. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "0",
            "101",
            "-1",
            "1.5",
            "word",
            "''",
            "' '",
            "high",
            "assisted",
            "authored",
            "owners",
            "'@bob'",
            "'@acme/team'",
            "'@a/b/c'",
            "['@bob', anyone]",
            "[]",
            "[high, low]",
            "[1]",
            "{}",
            "{risk: high}",
            "[{risk: high}]",
            "'>5'",
            "'5..9'",
            "'> 5'",
            "'5 >'",
            "['>5', 3]",
            "{added: '>3'}",
            "{added: x}",
            "4h",
            "90d",
            "0d",
            "4w",
            "2027-03-31",
            "kiro",
            "'*'",
            "approved",
            "trial",
            "missing",
            "observe",
            "enforce",
            "off",
            "'a b'",
            "'!x'",
            "'~DEFAULT_BRANCH'",
            "author",
            "[author, pusher]",
            "least-loaded",
            "area",
            "payments",
            "acme/p/x.yml@v1",
            "acme/p@v1",
            "cleared",
            "prohibited-tool");

    private static final List<String> PLACES = List.of(
            "version: X",
            "mode: X",
            "extends: X",
            "repositories: X",
            "repositories: {include: X}",
            "branches: X",
            "disclosure: X",
            "tools: X",
            "tools: {kiro: X}",
            "tools: {kiro: {status: X}}",
            "tools: {kiro: {status: trial, repositories: X}}",
            "tools: {kiro: {status: trial, until: X}}",
            "tools: {kiro: {status: approved, owner: X}}",
            "tools: {kiro: {status: approved, until: X}}",
            "tools: {kiro: {status: prohibited, except-paths: X}}",
            "tools: {kiro: {until: X, markers: []}}",
            "tools: {my-bot: {status: approved, name: X}}",
            "tools: {my-bot: {name: My Bot, vendor: X, markers: []}}",
            "tools: {kiro: {markers: X}}",
            "tools: {kiro: {markers: [X]}}",
            "tools: {kiro: {markers: [{branch: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{branch: word, role: X, matches: []}]}}",
            "tools: {kiro: {markers: [{branch: word, role: authored, strength: X, matches: []}]}}",
            "tools: {kiro: {markers: [{branch: word, role: authored, matches: X}]}}",
            "tools: {kiro: {markers: [{branch: word, label: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{identity: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{identity: {emails: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{identity: {name: a, parts: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{login: {logins: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{login: {logins: a, bot-only: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{trailer: {keys: X, value: a}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{trailer: {keys: a, value: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{line: {contains: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{line: {contains: abc, places: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{comment: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{box: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{credit: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{credit: {words: X}, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{label: X, role: authored, matches: []}]}}",
            "tools: {kiro: {markers: [{label: a, source: X, role: authored, matches: []}]}}",
            "exceptions: {from: X}",
            "exceptions: {longest: X}",
            "people: X",
            "people: {machine-users: X}",
            "people: {sign-off-permission: X}",
            "people: {independent-of: X}",
            "people: {reading-speed: X}",
            "people: {signing-rate: X}",
            "areas: X",
            "areas: {payments: {paths: a, criticality: X}}",
            "areas: {payments: {paths: a, owners: X}}",
            "catalog: X",
            "risk: X",
            "risk: {levels: {critical: X}}",
            "risk: {far-reaching: X}",
            "risk: {far-reaching: {migration: X}}",
            "risk: {far-reaching: {migration: {level: X}}}",
            "risk: {far-reaching: {migration: {paths: X}}}",
            "risk: {far-reaching: {migration: {except: X}}}",
            "guidance: X",
            "guidance: {changes: X}",
            "guidance: {days: X}",
            "areas: {payments: {paths: a, docs: X}}",
            "requirements: X",
            "requirements: [X]",
            "requirements: [{name: X, checks: [b]}]",
            "requirements: [{name: a, title: X, checks: [b]}]",
            "requirements: [{name: a, sign-offs: X}]",
            "requirements: [{name: a, sign-offs: {count: X}}]",
            "requirements: [{name: a, sign-offs: {from: X}}]",
            "requirements: [{name: a, sign-offs: {distinct: X}}]",
            "requirements: [{name: a, scope: X, checks: [b]}]",
            "requirements: [{name: a, checks: [b], when: X}]",
            "checklists: X",
            "checklists: [{name: a, items: X}]",
            "checklists: [{name: a, items: [{id: X, text: t}]}]",
            "checklists: [{name: a, items: [{id: a, text: X}]}]",
            "overrides: {from: X}",
            "overrides: {people: X}",
            "overrides: {expires: X}",
            "overrides: {also-clears: X}",
            "reviewers: {request: X}",
            "reviewers: {pick: X}",
            "reviewers: {daily-load: X}",
            "tests: X",
            "tests: [{name: a, change: X, expect: {verdict: cleared}}]",
            "tests: [{name: a, change: {lines: X}, expect: {verdict: cleared}}]",
            "tests: [{name: a, change: {paths: X}, expect: {verdict: cleared}}]",
            "tests: [{name: a, change: {}, expect: X}]",
            "tests: [{name: a, change: {}, expect: {verdict: X}}]",
            "unknown: X");

    static Stream<String> places() {
        Stream<String> conditions = Stream.of(
                        "assistance",
                        "tool-status",
                        "risk",
                        "likelihood",
                        "impact",
                        "paths",
                        "only-paths",
                        "lines",
                        "files",
                        "authors",
                        "base",
                        "head",
                        "title",
                        "fork",
                        "repository",
                        "signals",
                        "signatures",
                        "labels",
                        "all",
                        "any",
                        "not",
                        "unknown")
                .map(key -> "requirements: [{name: a, checks: [b], when: {" + key + ": X}}]");
        return Stream.concat(PLACES.stream(), conditions);
    }

    /** Problems that no schema can express; a file with only such problems is no disagreement. */
    private static final List<String> BEYOND = List.of(
            "no tool is called",
            "can never apply",
            "asks for nothing",
            "no area is called",
            "the levels do not rise",
            "has no paths",
            "is here twice",
            "the marker does not find",
            "the path pattern",
            "this is no regular expression",
            "people it takes are named");

    @ParameterizedTest
    @MethodSource("places")
    void schema_and_reader_agree(String place) throws IOException {
        List<String> disagreements = new ArrayList<>();
        for (String value : VALUES) {
            String text = place.replace("X", value);
            boolean schema = bySchema(text);
            PolicyReading reading = PolicyReaderTest.READER.read("p.yml", text);
            boolean reader = reading instanceof PolicyReading.Valid
                    || reading instanceof PolicyReading.Invalid invalid
                            && invalid.problems().stream()
                                    .allMatch(problem -> BEYOND.stream().anyMatch(problem.message()::contains));
            if (schema != reader) {
                disagreements.add(text + "   schema: " + schema + ", reader: " + reading);
            }
        }
        assertEquals("", String.join("\n", disagreements));
    }

    @Test
    void the_policy_with_every_key_fits_the_schema() throws IOException {
        assertTrue(bySchema(PolicyReaderTest.FULL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "word", "3", "null"})
    void a_policy_is_a_mapping(String text) throws IOException {
        assertEquals(false, bySchema(text));
    }

    private static boolean bySchema(String yaml) throws IOException {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(new ObjectMapper().writeValueAsString(value), InputFormat.JSON)
                .isEmpty();
    }
}
