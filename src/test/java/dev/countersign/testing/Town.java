package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An organisation on the sandbox GitHub with the packaged App at work: one for all integration tests, a new repository for
 * each. Alice writes, bob owns payments, carol and sam are seniors, dave may write, mallory may not.
 */
public final class Town {

    /** What the webhooks are signed with. */
    public static final String SECRET = "not a secret";

    /** A trailer that says so. */
    public static final String CLAUDE = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>";

    /** Another way to round, in the payments area. */
    public static final FileEdits EDIT =
            FileEdits.put("services/payments/charge.js", "export const charge = amount => Math.floor(amount);\n");

    /** What is asked in all repositories. */
    public static final String POLICY = """
            version: 1
            mode: enforce
            people: {machine-users: [acme-ci]}
            exceptions: {from: ["@acme/seniors"], longest: 90d}
            overrides: {from: ["@acme/seniors"], people: 2, expires: 4h}
            areas:
              payments: {paths: ["services/payments/**"], criticality: critical, owners: ["@acme/payments"]}
            requirements:
              - name: senior-review
                title: A senior engineer has read this change
                when: {assistance: assisted, risk: high}
                sign-offs: {count: 1, from: ["@acme/seniors"]}
              - name: area-owner
                title: The owner of payments has signed
                when: {areas: [payments]}
                sign-offs: {count: 1, from: owners}
                scope: area
            checklists:
              - name: ai-provenance
                when: {assistance: assisted}
                items:
                  - {id: sources, text: "The documents the tool relied on are current", by: author}
            """;

    /** The App's number. */
    public static final long APP = 424_242;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Town ONE = new Town();

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.anyPort());
    private final RunningApp app;
    private int repositories;

    private Town() {
        Furnishing furnish = sandbox.furnish();
        furnish.organisation("acme");
        List<String> members = List.of("alice", "bob", "pat", "carol", "sam", "dave", "acme-ci");
        Stream.concat(members.stream(), Stream.of("erin", "mallory"))
                .forEach(login -> furnish.person(login, login + " Example", login + "@acme.test"));
        furnish.owner("acme", "erin");
        members.forEach(login -> furnish.member("acme", login));
        furnish.team("acme", "payments");
        furnish.team("acme", "seniors");
        furnish.join("acme", "payments", "bob", "pat");
        furnish.join("acme", "seniors", "carol", "sam", "acme-ci", "alice");
        furnish.repository("acme/.github");
        furnish.files("acme/.github", FileEdits.put(".github/countersign.yml", POLICY), "Set the policy");
        AppCard card = furnish.app(APP, "countersign", "Countersign", "acme");
        furnish.app(99_001, "other-ci", "Other CI", "acme");
        app = new RunningApp(card, sandbox.url(), SECRET);
        furnish.webhook(APP, app.webhook(), SECRET);
        // From here on the App knows which teams the organisation's policy names.
        assisted();
    }

    /** The one that runs. */
    public static Town square() {
        return ONE;
    }

    /** The GitHub. */
    public Sandbox github() {
        return sandbox;
    }

    /** The App. */
    public RunningApp app() {
        return app;
    }

    /** A new repository with some files, where our check is required. */
    public String repository() {
        String name = "acme/shop-" + ++repositories;
        Furnishing furnish = sandbox.furnish();
        furnish.repository(name);
        Stream.of("alice", "bob", "pat", "carol", "sam", "dave", "acme-ci")
                .forEach(login -> furnish.permit(name, login, Permission.WRITE));
        furnish.files(
                name,
                FileEdits.put("services/payments/charge.js", "export const charge = amount => amount;\n")
                        .andPut("src/app.js", "one\ntwo\nthree\n")
                        .andPut("docs/guide.md", "# Guide\n\nRead me.\n"),
                "Lay out the shop");
        furnish.requireCheck(name, "main", "countersign", APP);
        return name;
    }

    /** A pull request of alice's to the payments area that Claude Code helped with, judged. */
    public Pull assisted() {
        return opened("services/payments/charge.js", "export const charge = amount => Math.round(amount);\n", CLAUDE);
    }

    /** A pull request of alice's with one file, judged; the log of requests begins with it. */
    public Pull opened(String path, String content, String trailer) {
        String name = branched(path, content, trailer);
        Pull pull = pull(name, sandbox.as("alice").open(name, "feature", "main", "Round amounts", "Rounds amounts."));
        pull.settle();
        return pull;
    }

    /** A new repository with one file of alice's on a branch "feature"; the log of requests begins with it. */
    public String branched(String path, String content, String trailer) {
        String name = repository();
        settle();
        sandbox.requests().clear();
        sandbox.as("alice").commit(name, "feature", FileEdits.put(path, content), "Round amounts" + trailer);
        return name;
    }

    /** A pull request of alice's from a branch "feature" that is there already, judged. */
    public Pull judged(String repository) {
        Pull pull =
                pull(repository, sandbox.as("alice").open(repository, "feature", "main", "Round", "Rounds amounts."));
        pull.settle();
        return pull;
    }

    /** A pull request that is there. */
    public Pull pull(String repository, int number) {
        return new Pull(repository, number);
    }

    /** Waits until every webhook is answered and the App has nothing left to do. */
    public void settle() {
        assertTrue(sandbox.awaitDeliveries(PATIENCE), "webhooks are under way");
        app.until("nothing is left to do", app::idle);
    }

    /** Waits until the clock shows another second: GitHub's tells no more, and of one second nobody knows what came first. */
    public void anotherSecond() {
        long now = Instant.now().getEpochSecond();
        app.until("another second begins", () -> Instant.now().getEpochSecond() > now);
    }

    /** What the App asked for since the log was cleared, token aside. */
    public List<RequestLog.Entry> requests() {
        return sandbox.requests().ofApp(APP);
    }

    /** What of it wrote something. */
    public List<String> writes() {
        return requests().stream()
                .filter(one -> !one.method().equals("GET") && !one.path().equals("/graphql"))
                .map(one -> one.method() + " " + one.route())
                .toList();
    }

    /** A pull request as its page shows it. */
    public final class Pull {

        /** Its repository. */
        public final String repository;

        /** Its number there. */
        public final int number;

        private Pull(String repository, int number) {
            this.repository = repository;
            this.number = number;
        }

        /** How it stands. */
        public PullView view() {
            return sandbox.look().pull(repository, number);
        }

        /** Somebody who acts. */
        public Acting as(String login) {
            return sandbox.as(login);
        }

        /** Somebody comments, and the App is through with it. */
        public long says(String login, String text) {
            long comment = sandbox.as(login).comment(repository, number, text);
            settle();
            return comment;
        }

        /** Somebody approves, and the App is through with it. */
        public long approves(String login) {
            long review = sandbox.as(login).approve(repository, number, "Looks right.");
            settle();
            return review;
        }

        /** All that the usual change asks for, but not from that person. */
        public Pull signedExceptBy(String except) {
            Stream.of("bob", "carol").filter(login -> !login.equals(except)).forEach(this::approves);
            if (!except.equals("alice")) {
                says("alice", "/tick sources");
            }
            return this;
        }

        /** Waits until the App has nothing left to do. */
        public void settle() {
            Town.this.settle();
        }

        /** Our check on the head. */
        public PullView.Check check() {
            return view().checks().stream()
                    .filter(check -> check.app() == APP && check.name().equals("countersign"))
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new AssertionError("no check on the head of " + repository + "\n" + app.log()));
        }

        /** The conclusion of our check, or its status while it has none. */
        public String conclusion() {
            return check().conclusion().isEmpty() ? check().status() : check().conclusion();
        }

        /** What our comment says; empty when there is none. */
        public String comment() {
            List<PullView.Comment> ours = view().comments().stream()
                    .filter(comment -> comment.author().equals("countersign[bot]"))
                    .toList();
            assertTrue(ours.size() <= 1, "more than one comment of ours");
            return ours.isEmpty() ? "" : ours.get(0).body();
        }

        /** Fails unless the merge is held, with our check asking for people. */
        public void waits() {
            assertEquals("action_required", conclusion(), () -> check().summary() + "\n" + app.log());
            assertTrue(!view().objection().isEmpty(), "it could be merged");
        }

        /** Fails unless it can be merged. */
        public void cleared() {
            assertEquals("success", conclusion(), () -> check().summary() + "\n" + app.log());
            assertEquals("", view().objection());
        }
    }
}
