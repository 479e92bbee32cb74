package dev.countersign.peers;

import static dev.countersign.testing.Changes.person;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a case is given, as data: {@code author}, {@code title}, {@code base}, {@code head}, {@code repository}, {@code labels},
 * {@code files} ({@code path}, {@code path +1 -2}, {@code old => new}), {@code commits} ({@code who}, {@code author/committer},
 * {@code author/web}), {@code checks}, {@code teams}, {@code permissions}, and {@code acts} one after the other: {@code bob says
 * /signoff}, {@code bob approves}, {@code bob requests changes}, {@code bob comments}, {@code bob edits to /signoff}, {@code bob
 * was dismissed}, {@code alice pushes other content}, {@code alice pushes the same content}.
 */
final class Situation {

    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");

    private final Map<String, Object> given;

    Situation(Map<String, Object> given) {
        this.given = given;
    }

    Cases under(String policy) {
        Facts plain = change();
        Cases cases = Cases.under(Cases.policy(policy)).at("2026-11-02T13:00:00Z");
        teams(cases);
        List<Review> reviews = new ArrayList<>();
        List<Push> pushes = new ArrayList<>();
        List<String> acts = texts("acts");
        long left = acts.stream().filter(act -> act.contains(" pushes ")).count();
        pushes.add(new Push(head(left, plain), base(), plain.pullRequest().author(), START, Push.Kind.OPENED));
        int comments = 0;
        for (int i = 0; i < acts.size(); i++) {
            String who = acts.get(i).substring(0, acts.get(i).indexOf(' '));
            String what = acts.get(i).substring(who.length() + 1);
            // Comments are a minute apart, and whatever else there is comes between them.
            Instant at = START.plusSeconds(60L * comments + i + 1);
            if (what.startsWith("pushes ")) {
                Facts before = what.contains("the same") ? plain : other(plain);
                cases.before(at(before, head(left, plain), List.of(), pushes));
                left--;
                pushes.add(new Push(head(left, plain), base(), account(who), at, Push.Kind.PUSHED));
            } else if (what.startsWith("says ")) {
                if (!CommandParser.parse(what.substring(5)).isEmpty()) {
                    cases.says(account(who), what.substring(5), head(left, plain));
                    comments++;
                }
            } else if (what.startsWith("edits to ")) {
                cases.edited(who, what.substring(9));
            } else {
                reviews.add(new Review(i + 1, account(who), state(what), head(left, plain), at));
            }
        }
        return cases.change(at(plain, plain.head(), reviews, pushes));
    }

    private static Review.State state(String what) {
        return switch (what) {
            case "approves" -> Review.State.APPROVED;
            case "requests changes" -> Review.State.CHANGES_REQUESTED;
            case "comments" -> Review.State.COMMENTED;
            case "was dismissed" -> Review.State.DISMISSED;
            default -> throw new IllegalArgumentException("no such act: " + what);
        };
    }

    /** The head so many pushes before the last. */
    private static String head(long left, Facts plain) {
        return left == 0 ? plain.head() : String.format("%040x", 0xbef0 + left);
    }

    private static Facts other(Facts facts) {
        return facts.withFiles(
                Changes.pullRequest().touching("what/was/there").build().files());
    }

    private Facts change() {
        Changes change = Changes.pullRequest()
                .by(account(text("author", "alice")))
                .titled(text("title", "Change"))
                .into(base())
                .from(text("head", "feature"));
        String[] repository = text("repository", "acme/shop").split("/");
        change.in(repository[0], repository[1]);
        texts("labels").forEach(change::labelled);
        texts("assignees").forEach(change::assignedTo);
        (given.containsKey("files") ? texts("files") : List.of("src/a")).forEach(file -> file(change, file));
        (given.containsKey("commits") ? (List<?>) given.get("commits") : List.of(text("author", "alice")))
                .forEach(commit -> commit(change, commit));
        checks(change);
        return change.build();
    }

    private static void file(Changes change, String file) {
        String[] words = file.split(" ");
        if (words.length == 3 && words[1].equals("=>")) {
            change.moving(words[0], words[2]);
        } else if (words.length == 3) {
            change.touching(words[0], Integer.parseInt(words[1]), -Integer.parseInt(words[2]));
        } else {
            change.touching(file);
        }
    }

    private void commit(Changes change, Object commit) {
        if (commit instanceof Map<?, ?> map) {
            Map<String, Object> signed = PeerFiles.fields(map);
            commit(change, signed.get("by"));
            change.signed(
                    Commit.Signature.valueOf(signed.get("signature").toString().toUpperCase(Locale.ROOT)),
                    signed.containsKey("signer")
                            ? new Commit.Signer(
                                    account(signed.get("signer").toString()),
                                    signed.getOrDefault("key", "").toString())
                            : Commit.Signer.unknown());
            return;
        }
        String[] people = commit.toString().split("/");
        change.committed("Change it", identity(people[0]), identity(people[people.length - 1]));
    }

    private static Identity identity(String who) {
        return who.equals("web")
                ? Identity.unlinked("GitHub", "noreply@github.com")
                : new Identity(who, who + "@acme.test", new Account.Linked(account(who)));
    }

    private static Person account(String login) {
        return login.endsWith("[bot]") ? new Person(9, login, Person.Kind.BOT) : person(login);
    }

    private void checks(Changes change) {
        PeerFiles.fields(given.getOrDefault("checks", Map.of())).forEach((name, states) -> {
            for (Object state : states instanceof List<?> many ? many : List.of(states)) {
                change.check(name, Check.State.valueOf(state.toString().toUpperCase(Locale.ROOT)));
            }
        });
    }

    private void teams(Cases cases) {
        PeerFiles.fields(given.getOrDefault("teams", Map.of()))
                .forEach((team, people) -> cases.team(
                        team, ((List<?>) people).stream().map(Object::toString).toArray(String[]::new)));
        PeerFiles.fields(given.getOrDefault("permissions", Map.of()))
                .forEach((login, permission) -> cases.permission(
                        login, Permission.valueOf(permission.toString().toUpperCase(Locale.ROOT))));
    }

    private Facts at(Facts facts, String head, List<Review> reviews, List<Push> pushes) {
        PullRequest from = facts.pullRequest();
        PullRequest pull = new PullRequest(
                from.ref(),
                from.author(),
                from.title(),
                from.body(),
                new PullRequest.Branch(from.head().name(), head),
                from.base(),
                from.state(),
                from.draft(),
                from.fork(),
                from.labels(),
                from.assignees());
        return new Facts(
                pull,
                facts.defaultBranch(),
                facts.commits(),
                facts.files(),
                reviews,
                List.copyOf(pushes),
                facts.checks(),
                new Completeness.Complete());
    }

    private String base() {
        return text("base", "main");
    }

    private String text(String key, String otherwise) {
        return given.getOrDefault(key, otherwise).toString();
    }

    private List<String> texts(String key) {
        return ((List<?>) given.getOrDefault(key, List.of()))
                .stream().map(Object::toString).toList();
    }
}
