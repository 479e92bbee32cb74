package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.core.signoff.Eligibility.Eligible;
import dev.countersign.core.signoff.Eligibility.NotEligible;
import dev.countersign.core.signoff.Eligibility.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what GitHub says of an account, when it signs a change of alice's, then it counts, or it does not and this is why. */
class SignatoriesTest {

    private static final Person CAROL = person("carol");
    private static final Signers.Team SENIORS = new Signers.Team("acme", "seniors");
    private static final Signers.Team LOST = new Signers.Team("acme", "lost");
    private static final Signers.Team HIDDEN = new Signers.Team("acme", "hidden");

    private record Signing(String what, Person by, Map<String, Grant> permissions, Eligibility expected) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Signing> signings() {
        Person bot = new Person(9, "ci[bot]", Person.Kind.BOT);
        Person unsure = new Person(8, "who", Person.Kind.UNKNOWN);
        return Stream.of(
                signing("who may push", CAROL, known(Permission.WRITE), new Eligible()),
                signing("who may do more", CAROL, known(Permission.ADMIN), new Eligible()),
                signing(
                        "who may only sort issues",
                        CAROL,
                        known(Permission.TRIAGE),
                        new NotEligible("has no write permission on this repository")),
                signing(
                        "who may do nothing, whoever bears the login",
                        CAROL,
                        new Grant.Known(Permission.NONE, 0),
                        new NotEligible("has no write permission on this repository")),
                signing(
                        "whose login is another's now",
                        CAROL,
                        new Grant.Known(Permission.ADMIN, 4711),
                        new NotEligible("the login now belongs to another account")),
                signing("whom GitHub could not tell of", CAROL, new Grant.Unknown("502"), new Unknown("502")),
                new Signing(
                        "who was not asked for",
                        CAROL,
                        Map.of(),
                        new Unknown("the permission of carol was not asked for")),
                signing(
                        "whose login is written in capitals",
                        new Person(CAROL.id(), "CaRol", Person.Kind.USER),
                        known(Permission.WRITE),
                        new Eligible()),
                signing("an App", bot, known(Permission.ADMIN), new NotEligible("not a person's account")),
                signing(
                        "an account of which GitHub does not say what it is",
                        unsure,
                        known(Permission.ADMIN),
                        new Unknown("GitHub did not say whether who is a person")),
                signing(
                        "an account that is gone",
                        new Person(0, "carol", Person.Kind.USER),
                        known(Permission.ADMIN),
                        new NotEligible("the account is gone")),
                signing("a machine user", person("Acme-CI"), known(Permission.ADMIN), new NotEligible("machine user")),
                signing(
                        "the author",
                        person("alice"),
                        known(Permission.ADMIN),
                        new NotEligible("the author cannot sign their own change")));
    }

    @ParameterizedTest
    @MethodSource("signings")
    void an_account_signs_or_is_told_why_not(Signing signing) {
        assertEquals(
                signing.expected(), signatories(signing.permissions(), Map.of()).maySign(signing.by()));
    }

    @Test
    void who_did_not_make_the_change_is_not_asked_for_when_only_writing_matters() {
        Signatories signatories = signatories(
                Map.of(
                        "alice",
                        new Grant.Known(Permission.WRITE, person("alice").id()),
                        "ci[bot]",
                        known(Permission.WRITE)),
                Map.of());
        assertEquals(new Eligible(), signatories.mayWrite(person("alice")));
        assertEquals(
                new NotEligible("not a person's account"),
                signatories.mayWrite(new Person(9, "ci[bot]", Person.Kind.BOT)));
    }

    private record Belonging(List<Signers> signers, Eligibility expected) {}

    static Stream<Belonging> belongings() {
        NotEligible none = new NotEligible("not among those who may sign this");
        Signers dave = new Signers.User("dave");
        return Stream.of(
                new Belonging(List.of(), none),
                new Belonging(List.of(dave), none),
                new Belonging(List.of(dave, new Signers.User("CAROL")), new Eligible()),
                new Belonging(List.of(dave, new Signers.Anyone()), new Eligible()),
                new Belonging(List.of(SENIORS), new Eligible()),
                new Belonging(List.of(LOST), none),
                new Belonging(List.of(HIDDEN), new Unknown("GitHub answered 502")),
                new Belonging(List.of(HIDDEN, dave), new Unknown("GitHub answered 502")),
                new Belonging(List.of(LOST, HIDDEN, SENIORS), new Eligible()),
                new Belonging(
                        List.of(new Signers.Team("acme", "new")),
                        new Unknown("the members of acme/new were not asked for")));
    }

    @ParameterizedTest
    @MethodSource("belongings")
    void who_is_in_one_of_several_belongs_and_a_team_that_nobody_knows_leaves_it_open(Belonging belonging) {
        Map<Signers.Team, Team> teams = Map.of(
                SENIORS, new Team.Members(List.of(CAROL)),
                LOST, new Team.Absent(),
                HIDDEN, new Team.Unknown("GitHub answered 502"));
        assertEquals(belonging.expected(), signatories(Map.of(), teams).among(CAROL, belonging.signers()));
    }

    @Test
    void a_member_of_a_known_team_is_told_by_number_and_nobody_else_belongs_to_it() {
        Map<Signers.Team, Team> teams = Map.of(SENIORS, new Team.Members(List.of(CAROL)));
        Person renamed = new Person(CAROL.id(), "carolina", Person.Kind.USER);
        Person taken = new Person(4711, "carol", Person.Kind.USER);
        assertEquals(new Eligible(), signatories(Map.of(), teams).among(renamed, List.of(SENIORS)));
        assertEquals(
                new NotEligible("not among those who may sign this"),
                signatories(Map.of(), teams).among(taken, List.of(SENIORS)));
    }

    @Test
    void owners_that_nobody_resolved_count_for_nobody() {
        Signatories signatories = signatories(Map.of(), Map.of());
        assertThrows(IllegalStateException.class, () -> signatories.among(CAROL, List.of(new Signers.Owners())));
    }

    private static Signing signing(String what, Person by, Grant grant, Eligibility expected) {
        return new Signing(what, by, Map.of(by.login().toLowerCase(Locale.ROOT), grant), expected);
    }

    private static Grant known(Permission permission) {
        return new Grant.Known(permission, CAROL.id());
    }

    private static Signatories signatories(Map<String, Grant> permissions, Map<Signers.Team, Team> teams) {
        People people =
                new People(List.of("acme-ci"), Permission.WRITE, Set.of(People.Part.values()), People.ANY, People.ANY);
        Independence independence =
                new Independence(pullRequest().commit("Write").build(), people.independentOf());
        return new Signatories(people, independence, new Directory(teams, permissions));
    }
}
