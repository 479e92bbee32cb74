package dev.countersign.json;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Exemption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes dossiers up, the same ones for the same seed: every case of every type turns up, and awkward text everywhere. */
final class RandomDossiers {

    private static final List<String> LINES = List.of(
            "/signoff",
            "/signoff senior-review abcdef1",
            "/unsign",
            "/tick sources",
            "/untick sources",
            "/ai claude-code it wrote the tests",
            "/ai none",
            "/hold not today",
            "/unhold",
            "/recheck",
            "/signof",
            "/tick",
            "[x] sources",
            "[ ] sources");
    private static final List<String> TEXTS = List.of(
            "", "plain", "two\nlines\t\"quoted\"", "\u0000\u202e hidden", "ünïcode 🦉", "\\u0041 {\"a\": 1}", " ");

    private final Random random;

    RandomDossiers(long seed) {
        this.random = new Random(seed);
    }

    Dossier next() {
        Facts facts = facts();
        Map<Position, Fingerprint> seen = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Facts other = facts();
            seen.put(new Position(other.head(), other.pullRequest().base().name()), Fingerprint.of(other));
        }
        Map<String, Long> known = new HashMap<>();
        facts.reviews().forEach(review -> known.put("review " + review.id(), random.nextLong(100)));
        return new Dossier(
                facts,
                some(() ->
                        one(new Signers.User("bob"), new Signers.Team("acme", "payments"), new Signers.User("x-y.z"))),
                some(this::act),
                new Dossier.Memory(
                        known,
                        Pictures.of(seen),
                        some(this::evidence),
                        some(() -> new Sighting(evidence(), moment())),
                        some(() -> new Exemption(
                                "codex", person(), moment(), one(LocalDate.MAX, LocalDate.EPOCH), text())),
                        some(() -> new Edit(1 + random.nextInt(9), text(), one("", sha()), text())),
                        some(() -> new Asked(person(), one("senior-review", "r"), moment(), one(Asked.State.values()))),
                        some(() -> new Elsewhere(random.nextInt(9), "acme/shop#7", moment()))),
                new Directory(teams(), grants()),
                random.nextBoolean() ? new History.Unknown() : past(),
                random.nextBoolean()
                        ? new Guidance.Unknown()
                        : new Guidance.Known(some(() -> new Guidance.Document(
                                text(), random.nextInt(99), random.nextInt(99), random.nextInt(9)))),
                random.nextBoolean()
                        ? Dossier.Earlier.none()
                        : new Dossier.Earlier(some(random::nextDouble), some(random::nextDouble)),
                moment());
    }

    private Evidence evidence() {
        return new Evidence("claude-code", one(Role.values()), "claude-trailer", text(), text());
    }

    private Facts facts() {
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("acme", one("shop", ".github")), 1 + random.nextInt(100)),
                person(),
                text(),
                text(),
                new PullRequest.Branch(one("", "feature", "copilot/fix-1"), sha()),
                new PullRequest.Branch(one("main", "release/1"), one("", sha())),
                one(PullRequest.State.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                some(this::text),
                some(this::person));
        return new Facts(
                pull,
                one("main", "trunk"),
                some(() -> new Commit(
                        sha(),
                        identity(),
                        identity(),
                        some(this::identity),
                        text(),
                        some(this::sha),
                        one(Commit.Signature.values()),
                        one(Commit.Signer.unknown(), new Commit.Signer(person(), one("", "3AA5C34371567BD2"))),
                        one("", text()))),
                some(this::file),
                some(() -> new Review(
                        random.nextLong(1000), person(), one(Review.State.values()), one("", sha()), moment())),
                some(() -> new Push(sha(), one("main", "x"), person(), moment(), one(Push.Kind.values()))),
                some(() -> new Check(one("build", "lint/a b"), one(Check.State.values()))),
                random.nextBoolean() ? new Completeness.Complete() : new Completeness.Truncated(some(this::text)));
    }

    private ChangedFile file() {
        String path = one("src/a.js", "services/payments/ü.js", "a b");
        Content content = one(
                new Content.Patch(text()),
                new Content.Patch(text()).withoutText(),
                new Content.Blob(sha()),
                new Content.Unknown());
        return new ChangedFile(
                path,
                one(ChangedFile.Status.values()),
                one(path, "old"),
                random.nextInt(500),
                random.nextInt(500),
                content);
    }

    private Act act() {
        String text = one(LINES.toArray(String[]::new));
        Line line = CommandParser.parse(text.replace("[x]", "/tick").replace("[ ]", "/untick"))
                .get(0);
        int number = random.nextInt(4);
        return line instanceof Line.Understood understood
                ? new Act.Commanded(
                        random.nextInt(99), number, person(), moment(), one("", sha()), text, understood.command())
                : new Act.Mumbled(
                        random.nextInt(99),
                        number,
                        person(),
                        moment(),
                        one("", sha()),
                        text,
                        ((Line.Misspelled) line).problem());
    }

    private Map<Signers.Team, Directory.Team> teams() {
        Map<Signers.Team, Directory.Team> teams = new HashMap<>();
        Stream.of("seniors", "payments", "ops")
                .limit(random.nextInt(4))
                .forEach(slug -> teams.put(
                        new Signers.Team("acme", slug),
                        one(
                                new Directory.Team.Members(some(this::person)),
                                new Directory.Team.Absent(),
                                new Directory.Team.Unknown(text()))));
        return teams;
    }

    private Map<String, Directory.Grant> grants() {
        Map<String, Directory.Grant> grants = new HashMap<>();
        Stream.of("bob", "carol", "dependabot[bot]")
                .limit(random.nextInt(4))
                .forEach(login -> grants.put(
                        login,
                        one(
                                new Directory.Grant.Known(one(Permission.values()), random.nextInt(9)),
                                new Directory.Grant.Unknown(text()))));
        return grants;
    }

    private History past() {
        return new History.Known(
                new History.Files(
                        1,
                        2,
                        1,
                        40,
                        random.nextDouble(),
                        3,
                        4,
                        1,
                        random.nextDouble(),
                        one("", "src/a.js"),
                        random.nextInt(900)),
                new History.Folders(one("", "src"), 2, 9, 3),
                new History.Parts(random.nextDouble(), random.nextDouble(), one("", "src/main")));
    }

    private Identity identity() {
        Account account = random.nextBoolean() ? new Account.Unlinked() : new Account.Linked(person());
        return new Identity(one("", "Bob"), one("", "bob@acme.test"), account);
    }

    private Person person() {
        return new Person(random.nextInt(9), one("bob", "carol", "dependabot[bot]"), one(Person.Kind.values()));
    }

    private Instant moment() {
        return Instant.parse("2026-11-02T09:00:00Z").plusMillis(random.nextInt(1_000_000));
    }

    private String sha() {
        return String.format("%040x", random.nextInt(5));
    }

    private String text() {
        return one(TEXTS.toArray(String[]::new));
    }

    @SafeVarargs
    private <T> T one(T... all) {
        return all[random.nextInt(all.length)];
    }

    private <T> List<T> some(Supplier<T> maker) {
        return Stream.generate(maker).limit(random.nextInt(4)).toList();
    }
}
