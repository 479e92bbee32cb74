package dev.countersign.testing;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Exemption;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicyText;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.riskmodel.BuiltInWeights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds cases for the judge: a policy as people write it, a change, and what people did. Everybody may write unless said. */
public final class Cases {

    private static final Instant SPOKEN = Instant.parse("2026-11-02T12:00:00Z");
    private static final Assess ASSESS = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));

    private final Policy policy;
    private Facts facts = Changes.pullRequest().build();
    private String codeowners = "";
    private Guidance guidance = new Guidance.Known(List.of());
    private final List<Act> lines = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Position, Fingerprint> seen = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private Instant now = SPOKEN;
    private final Map<Signers.Team, Directory.Team> teams = new HashMap<>();
    private final Map<String, Directory.Grant> grants = new HashMap<>();

    private Cases(Policy policy) {
        this.policy = policy;
    }

    /** A policy as it is written; anything invalid fails the test. */
    public static Policy policy(String yaml) {
        PolicyReading read = new PolicyReader(Catalogues.builtIn()).read("countersign.yml", "version: 1\n" + yaml);
        if (read instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new AssertionError(((PolicyReading.Invalid) read).problems());
    }

    /** Under that policy, without its {@code version}, in mode {@code enforce}. */
    public static Cases under(String yaml) {
        return new Cases(policy("mode: enforce\n" + yaml));
    }

    /** Under that policy. */
    public static Cases under(Policy policy) {
        return new Cases(policy);
    }

    /** This change. */
    public Cases change(Changes change) {
        return change(change.build());
    }

    /** This change. */
    public Cases change(Facts change) {
        facts = change;
        return this;
    }

    /** With that file of code owners. */
    public Cases codeowners(String text) {
        codeowners = text;
        return this;
    }

    /** With that guidance for its files. */
    public Cases guidedBy(Guidance known) {
        guidance = known;
        return this;
    }

    /** Somebody commented so, at the head that is there now, one minute after the comment before. */
    public Cases says(String login, String line) {
        return says(Changes.person(login), line, facts.head());
    }

    /** Somebody commented so at that head. */
    public Cases says(Person by, String line, String head) {
        int number = lines.size() + 1;
        Instant at = SPOKEN.plusSeconds(60L * number);
        Line read = CommandParser.parse(line).get(0);
        lines.add(
                read instanceof Line.Understood understood
                        ? new Act.Commanded(number, 0, by, at, head, line, understood.command())
                        : new Act.Mumbled(number, 0, by, at, head, line, ((Line.Misspelled) read).problem()));
        return this;
    }

    /** It is judged at that moment; the first comment is of 2026-11-02, one minute past noon. */
    public Cases at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** What marks tools on that change was known before anybody commented; otherwise so is what marks the present one. */
    public Cases sighted(Changes change) {
        sight(change.build());
        return this;
    }

    private void sight(Facts change) {
        new Detector(Catalogues.builtIn())
                .detect(change)
                .evidence()
                .forEach(one -> sightings.add(new Sighting(one, SPOKEN)));
    }

    /** Somebody said on another pull request that a tool may be used in the whole repository. */
    public Cases excepted(String tool, String login, String day, String until) {
        exemptions.add(new Exemption(
                tool, Changes.person(login), Instant.parse(day + "T08:00:00Z"), LocalDate.parse(until), "we need it"));
        return this;
    }

    /** Somebody changed a comment, so that its first command is this. */
    public Cases edited(String login, String line) {
        edits.add(new Edit(1_000 + edits.size(), login, facts.head(), line));
        return this;
    }

    /** Somebody was asked for a review for that requirement; or it was tried. */
    public Cases asked(String login, String requirement, Asked.State state) {
        asked.add(new Asked(Changes.person(login), requirement, SPOKEN, state));
        return this;
    }

    /** Somebody signed another pull request at that moment. */
    public Cases signedElsewhere(String login, String pull, String moment) {
        elsewhere.add(new Elsewhere(Changes.person(login).id(), pull, Instant.parse(moment)));
        return this;
    }

    /** These are the members of a team such as {@code acme/seniors}. */
    public Cases team(String name, String... logins) {
        teams.put(
                team(name),
                new Directory.Team.Members(
                        Stream.of(logins).map(Changes::person).toList()));
        return this;
    }

    /** Nobody can tell who is in a team. */
    public Cases unknownTeam(String name, String why) {
        teams.put(team(name), new Directory.Team.Unknown(why));
        return this;
    }

    /** There is no such team. */
    public Cases noTeam(String name) {
        teams.put(team(name), new Directory.Team.Absent());
        return this;
    }

    /** Somebody has that permission. */
    public Cases permission(String login, Permission permission) {
        grants.put(
                login,
                new Directory.Grant.Known(permission, Changes.person(login).id()));
        return this;
    }

    /** Somebody's permission, or what is known of it. */
    public Cases permission(String login, Directory.Grant grant) {
        grants.put(login, grant);
        return this;
    }

    /** The change looked so at an earlier head. */
    public Cases before(Facts earlier) {
        seen.put(new Position(earlier.head(), earlier.pullRequest().base().name()), Fingerprint.of(earlier));
        return this;
    }

    /** Something could not be found out. */
    public Cases doubt(String why) {
        doubts.add(why);
        return this;
    }

    /** Something must be said. */
    public Cases note(String what) {
        notes.add(what);
        return this;
    }

    /** The case. */
    public Case build() {
        Map<String, Directory.Grant> all = new HashMap<>(grants);
        Stream.concat(lines.stream().map(Act::by), facts.reviews().stream().map(review -> review.author()))
                .filter(Person::isUser)
                .forEach(person ->
                        all.putIfAbsent(person.login(), new Directory.Grant.Known(Permission.WRITE, person.id())));
        teams.values().stream()
                .filter(Directory.Team.Members.class::isInstance)
                .flatMap(team -> ((Directory.Team.Members) team).people().stream())
                .forEach(person ->
                        all.putIfAbsent(person.login(), new Directory.Grant.Known(Permission.WRITE, person.id())));
        PolicyText owners = codeowners.isEmpty()
                ? new PolicyText.Absent("CODEOWNERS")
                : new PolicyText.Found("CODEOWNERS", "b10b", codeowners);
        exemptions.forEach(one -> all.putIfAbsent(
                one.by().login(),
                new Directory.Grant.Known(Permission.WRITE, one.by().id())));
        if (sightings.isEmpty()) {
            sight(facts);
        }
        Dossier dossier = new Dossier(
                facts,
                Assess.codeOwners(facts, owners),
                lines,
                new Dossier.Memory(
                        Map.of(), Pictures.of(seen), List.of(), sightings, exemptions, edits, asked, elsewhere),
                new Directory(teams, all),
                new History.Unknown(),
                guidance,
                Dossier.Earlier.none(),
                now);
        return ASSESS.assess(dossier, new PolicyInForce(policy, List.of(), notes, doubts));
    }

    /** The verdict. */
    public Verdict judge() {
        return Judge.judge(build());
    }

    private static Signers.Team team(String name) {
        int slash = name.indexOf('/');
        return new Signers.Team(name.substring(0, slash), name.substring(slash + 1));
    }
}
