package dev.countersign.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Judge;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final int MADE_UP = 300;
    private static final String SMALL = "\"facts\": 1, \"number\": 7, \"author\": {\"id\": 1, \"login\": \"alice\"},"
            + " \"head\": {\"sha\": \"abc1234\"}, \"base\": {\"branch\": \"main\"}, \"files\": [{\"path\": \"a.js\"}]";
    private static final Policy POLICY = Cases.policy("""
            mode: enforce
            disclosure: require
            requirements:
              - name: senior-review
                when: {paths: ["**"]}
                sign-offs: {count: 1, from: ["@acme/seniors", codeowners]}
              - {name: green, checks: [build]}
            checklists: [{name: c, items: [{id: sources, text: Current, by: author}]}]
            """);

    @Test
    void what_was_written_is_read_as_it_was_and_written_the_same() {
        RandomDossiers made = new RandomDossiers(42);
        for (int i = 0; i < MADE_UP; i++) {
            Dossier dossier = made.next();
            String line = FactsJson.write(dossier);
            Dossier read = FactsJson.read(line, NOW).dossier();
            assertEquals(dossier, read, line);
            assertEquals(line, FactsJson.write(read));
        }
    }

    @Test
    void facts_that_were_written_and_read_give_the_same_verdict_to_the_byte() {
        RandomDossiers made = new RandomDossiers(43);
        for (int i = 0; i < MADE_UP; i++) {
            Dossier dossier = made.next();
            assertEquals(
                    verdict(dossier),
                    verdict(FactsJson.read(FactsJson.write(dossier), NOW).dossier()));
        }
    }

    @Test
    void facts_without_the_text_of_patches_give_the_same_verdict_and_hold_none_of_it() {
        RandomDossiers made = new RandomDossiers(44);
        for (int i = 0; i < MADE_UP; i++) {
            Dossier dossier = made.next();
            Dossier bare = dossier.with(dossier.facts().withoutText());
            assertEquals(Fingerprint.of(dossier.facts()), Fingerprint.of(bare.facts()));
            assertEquals(verdict(dossier), verdict(bare));
            assertTrue(bare.facts().files().stream().noneMatch(file -> file.content() instanceof Content.Patch));
            assertFalse(FactsJson.write(bare).contains("\"patch\""));
        }
    }

    @Test
    void a_line_needs_no_more_than_number_author_head_base_and_files() {
        Dossier dossier = read("").dossier();
        assertEquals("some/repository#7", dossier.facts().pullRequest().ref().toString());
        assertEquals(
                new Person(1, "alice", Person.Kind.USER),
                dossier.facts().pullRequest().author());
        assertEquals("main", dossier.facts().defaultBranch());
        assertInstanceOf(Content.Unknown.class, dossier.facts().files().get(0).content());
        assertEquals(Directory.empty(), dossier.directory());
        assertEquals(NOW, dossier.now());
    }

    @Test
    void a_whole_comment_is_read_as_its_commands() {
        List<Act> lines = read("\"comments\": [{\"id\": 9, \"author\": {\"id\": 2, \"login\": \"bob\"},"
                        + " \"at\": \"2026-11-02T12:00:00Z\", \"head\": \"abc1234\","
                        + " \"text\": \"/signoff\\n/tick sources\\nThanks\"}]")
                .dossier()
                .lines();
        assertEquals(
                List.of("comment 9/0", "comment 9/1"),
                lines.stream().map(Act::place).toList());
    }

    @Test
    void a_permission_in_one_word_is_that_of_the_account_the_line_names() {
        Directory directory = read("\"teams\": {\"acme/seniors\": {\"members\": [{\"id\": 5, \"login\": \"Carol\"}]}},"
                        + " \"permissions\": {\"carol\": \"write\"}")
                .dossier()
                .directory();
        assertEquals(
                new Directory.Grant.Known(Permission.WRITE, 5),
                directory.permissions().get("carol"));
        assertInstanceOf(Directory.Team.Members.class, directory.teams().get(new Signers.Team("acme", "seniors")));
    }

    @Test
    void an_earlier_head_may_be_told_by_its_files() {
        Dossier dossier = read("\"heads\": [{\"head\": \"def\", \"files\": [{\"path\": \"a.js\", \"patch\": \"+1\"}]}]")
                .dossier();
        Dossier now = FactsJson.read(
                        "{" + SMALL.replace("\"path\": \"a.js\"", "\"path\": \"a.js\", \"patch\": \"+1\"") + "}", NOW)
                .dossier();
        assertEquals(Fingerprint.of(now.facts()), dossier.memory().seen().at(new Position("def", "main")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "titel": "x"                                    ! there is no `$.titel`; known here are
            "title": 3                                      ! `$.title` must be a text
            "draft": "yes"                                  ! `$.draft` must be true or false
            "labels": "x"                                   ! `$.labels` must be a list
            "labels": [1]                                   ! `$.labels[0]` must be a text
            "state": "opened"                               ! `$.state` cannot be `opened`; it is one of open, closed, merged
            "title": null                                   ! `$.title` must be a text
            "repository": "shop"                            ! `$.repository` must be owner/name
            "reviews": [{"id": 1}]                          ! `$.reviews[0].author` is missing
            "reviews": [{"id": -1}]                         ! `$.reviews[0].id` must be a whole number from 0 to
            "now": "yesterday"                              ! `$.now` must be a moment in UTC, such as
            "teams": {"seniors": {"members": []}}           ! `$.teams` has `seniors`; a team is named organization/team
            "teams": {"a/b": {}}                            ! `$.teams["a/b"].members` or `unknown` or `absent: true` must be there
            "teams": {"a/b": {"unknown": false}}            ! `$.teams["a/b"].unknown` must be a text
            "permissions": {"zoe": "write"}                 ! `$.permissions` names `zoe`, who is nobody here
            "permissions": {"alice": "owner"}               ! `$.permissions` cannot be `owner`; it is one of none, read
            "owners": ["acme"]                              ! `$.owners` has `acme`; an owner is @login or @organization/team
            "outcome": "green"                              ! `$.outcome` cannot be `green`
            "known": {"review 1": "x"}                      ! `$.known["review 1"]` must be a whole number
            "checks": [{"name": "b", "state": "success"}]   ! `$.checks[0].state` cannot be `success`
            "number": 8                                     ! the line is not JSON: Duplicate
            "past": {"files": {"people": 1.5}}              ! `$.past.files.people` must be a whole number
            """)
    void a_mistake_is_told_with_its_place(String part, String problem) {
        FactsProblem thrown = assertThrows(FactsProblem.class, () -> read(part));
        assertTrue(thrown.getMessage().contains(problem), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            [] ! `$` must be an object
            {} ! `$.facts` is missing
            {"facts": 2} ! `$.facts` must be 1
            {"facts": 1 ! the line is not JSON
            {"facts": 1} {} ! the line is not JSON
            """)
    void what_is_no_line_of_facts_is_refused(String line, String problem) {
        FactsProblem thrown = assertThrows(FactsProblem.class, () -> FactsJson.read(line, NOW));
        assertTrue(thrown.getMessage().contains(problem), thrown.getMessage());
    }

    @Test
    void two_contents_of_one_file_are_one_too_many() {
        String line =
                "{" + SMALL.replace("\"path\": \"a.js\"", "\"path\": \"a.js\", \"patch\": \"\", \"blob\": \"a\"") + "}";
        assertThrows(FactsProblem.class, () -> FactsJson.read(line, NOW));
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThrows(FactsProblem.class, () -> FactsJson.read("[".repeat(100_000), NOW));
    }

    private static FactsLine read(String more) {
        return FactsJson.read("{" + SMALL + (more.isEmpty() ? "" : ", " + more) + "}", NOW);
    }

    private static final Assess ASSESS = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));

    private static String verdict(Dossier dossier) {
        return VerdictJson.write(
                Judge.judge(ASSESS.assess(dossier, new PolicyInForce(POLICY, List.of(), List.of(), List.of()))));
    }
}
