package dev.countersign.flow;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.People;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a kept evaluation again as if some things were otherwise, by the same core and from the same facts. Nothing of it is
 * kept. Immutable.
 */
public final class WhatIf {

    /** The head that a change without some of its files is judged at: the push that would take them out has none yet. */
    public static final String NO_COMMIT = "0".repeat(40);

    private final PolicyReader reader;
    private final Assess assess;
    private final Rejudge past;

    /** Reads policies by this reader, detects and weighs by that. */
    public WhatIf(PolicyReader reader, Assess assess) {
        this.reader = reader;
        this.assess = assess;
        this.past = new Rejudge(reader, assess);
    }

    /**
     * What is supposed to be otherwise.
     *
     * @param signed logins of people who are supposed to sign what is there
     * @param without paths of files that a push is supposed to take out of the change
     * @param policy the text of the one policy that is supposed to be in force; empty for the one that is
     */
    public record Supposition(List<String> signed, List<String> without, String policy) {

        /** Copies the lists. */
        public Supposition {
            signed = List.copyOf(signed);
            without = List.copyOf(without);
        }

        /** Whether nothing is supposed. */
        public boolean isNothing() {
            return signed.isEmpty() && without.isEmpty() && policy.isBlank();
        }
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * It was judged.
         *
         * @param before the verdict without the supposition, made from the same facts
         * @param after the verdict with it
         * @param assumed logins of people of whom it is assumed that they may write here, since GitHub was not asked
         */
        record Judged(Verdict before, Verdict after, List<String> assumed) implements Result {

            /** Copies the list. */
            public Judged {
                assumed = List.copyOf(assumed);
            }
        }

        /** That policy would not govern the change, so nothing would be asked. */
        record NotGoverned() implements Result {}

        /**
         * That policy cannot be in force.
         *
         * @param problems what is wrong with it, each with its place
         */
        record Invalid(List<String> problems) implements Result {

            /** Copies the list. */
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Judges it again; people who are supposed to sign do so at that moment. */
    public Result judge(Archive.Proof proof, Supposition supposed, Instant now) {
        PolicyInForce present = past.policy(proof);
        PolicyInForce policy = present;
        if (!supposed.policy().isBlank()) {
            PolicyReading read = reader.read(Policies.FILE, supposed.policy());
            if (read instanceof PolicyReading.Invalid invalid) {
                return new Result.Invalid(
                        invalid.problems().stream().map(PolicyProblem::toString).toList());
            }
            policy = new PolicyInForce(((PolicyReading.Valid) read).policy(), List.of(), List.of(), List.of());
        }
        Dossier dossier = without(proof.dossier(), supposed.without());
        if (!policy.policy().governs(dossier.facts())) {
            return new Result.NotGoverned();
        }
        List<String> assumed = new ArrayList<>();
        for (String login : supposed.signed()) {
            dossier = signed(dossier, login, policy.policy().people(), assumed, now);
        }
        return new Result.Judged(
                Judge.judge(assess.assess(proof.dossier(), present)),
                Judge.judge(assess.assess(dossier, policy)),
                assumed);
    }

    /** As a push would leave it: sign-offs of the head that was are held against what is there then. */
    private static Dossier without(Dossier dossier, List<String> paths) {
        Facts facts = dossier.facts();
        List<ChangedFile> left = facts.files().stream()
                .filter(file -> !paths.contains(file.path()))
                .toList();
        if (left.size() == facts.files().size()) {
            return dossier;
        }
        PullRequest pull = facts.pullRequest();
        PullRequest pushed = new PullRequest(
                pull.ref(),
                pull.author(),
                pull.title(),
                pull.body(),
                new PullRequest.Branch(pull.head().name(), NO_COMMIT),
                pull.base(),
                pull.state(),
                pull.draft(),
                pull.fork(),
                pull.labels(),
                pull.assignees());
        Pictures seen = dossier.memory()
                .seen()
                .with(new History.Position(facts.head(), pull.base().name()), Fingerprint.of(facts));
        Facts then = new Facts(
                pushed,
                facts.defaultBranch(),
                facts.commits(),
                left,
                facts.reviews(),
                facts.pushes(),
                facts.checks(),
                facts.completeness());
        return dossier.with(then).with(dossier.memory().seeing(seen));
    }

    private static Dossier signed(Dossier dossier, String login, People rules, List<String> assumed, Instant now) {
        Person person = person(dossier, login);
        List<Act> lines = new ArrayList<>(dossier.lines());
        // No comment has this number yet.
        long comment = Long.MAX_VALUE - lines.size();
        lines.add(new Act.Commanded(
                comment, 0, person, now, dossier.facts().head(), "/signoff", new Command.SignOff(List.of(), "")));
        Directory known = dossier.directory();
        String key = login.toLowerCase(Locale.ROOT);
        if (known.permissions().get(key) instanceof Directory.Grant.Known) {
            return dossier.saying(lines);
        }
        assumed.add(person.login());
        Map<String, Directory.Grant> grants = new HashMap<>(known.permissions());
        grants.put(key, new Directory.Grant.Known(rules.signOffPermission(), person.id()));
        return dossier.saying(lines).with(new Directory(known.teams(), grants));
    }

    private static Person person(Dossier dossier, String login) {
        Optional<Person> met = people(dossier)
                .filter(one -> one.login().equalsIgnoreCase(login))
                .findFirst();
        if (met.isPresent()) {
            return met.get();
        }
        Directory.Grant grant = dossier.directory().permissions().get(login.toLowerCase(Locale.ROOT));
        // Of somebody who was never met nothing is known but the login: a number that GitHub gives to nobody.
        long id = grant instanceof Directory.Grant.Known known && known.id() != 0
                ? known.id()
                : -1L - (login.toLowerCase(Locale.ROOT).hashCode() & 0xffffffffL);
        return new Person(id, login, Person.Kind.USER);
    }

    private static Stream<Person> people(Dossier dossier) {
        Facts facts = dossier.facts();
        return Stream.of(
                        Stream.of(facts.pullRequest().author()),
                        facts.pullRequest().assignees().stream(),
                        facts.reviews().stream().map(Review::author),
                        dossier.lines().stream().map(Act::by),
                        facts.commits().stream().flatMap(WhatIf::people),
                        dossier.directory().teams().values().stream()
                                .filter(Directory.Team.Members.class::isInstance)
                                .flatMap(team -> ((Directory.Team.Members) team).people().stream()))
                .flatMap(some -> some);
    }

    private static Stream<Person> people(Commit commit) {
        return Stream.concat(Stream.of(commit.author(), commit.committer()), commit.coAuthors().stream())
                .map(Identity::account)
                .filter(Account.Linked.class::isInstance)
                .map(account -> ((Account.Linked) account).person());
    }
}
