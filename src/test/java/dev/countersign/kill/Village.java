package dev.countersign.kill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.Sandbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** An organisation on a sandbox of its own, where people act by chance; it knows what our check must say of each pull request. */
public final class Village {

    /** The App's number. */
    public static final long APP = 31_337;

    /** What webhooks are signed with. */
    public static final String SECRET = "the village's webhook secret";

    private static final String POLICY = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["services/payments/**"], criticality: high, owners: ["@acme/payments"]}
            requirements:
              - {name: senior-review, title: A senior has read it, when: {assistance: assisted}, sign-offs: {count: 1, from: ["@acme/seniors"]}}
              - {name: area-owner, title: The owner has signed, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}, scope: area}
            """;
    private static final String REPOSITORY = "acme/shop";
    private static final String CLAUDE = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>";

    /** What a pull request changes, and so who is asked. */
    private enum Kind {
        HARMLESS,
        ASSISTED,
        OWNED
    }

    private static final class Case {
        final int number;
        final Kind kind;
        final Set<String> heads = new HashSet<>();
        boolean signed;

        Case(int number, Kind kind) {
            this.number = number;
            this.kind = kind;
        }

        String expected() {
            return kind == Kind.HARMLESS || signed ? "success" : "action_required";
        }
    }

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.anyPort());
    private final AppCard card;
    private final List<Case> cases = new ArrayList<>();
    private int changes;

    /** One without pull requests. */
    public Village() {
        Furnishing furnish = sandbox.furnish();
        furnish.organisation("acme");
        List<String> members = List.of("alice", "bob", "carol", "erin");
        members.forEach(login -> furnish.person(login, login, login + "@acme.test"));
        members.forEach(login -> furnish.member("acme", login));
        furnish.owner("acme", "erin");
        furnish.team("acme", "payments");
        furnish.team("acme", "seniors");
        furnish.join("acme", "payments", "bob");
        furnish.join("acme", "seniors", "carol");
        furnish.repository("acme/.github");
        furnish.files("acme/.github", FileEdits.put(".github/countersign.yml", POLICY), "Set the policy");
        furnish.repository(REPOSITORY);
        Stream.of("alice", "bob", "carol").forEach(login -> furnish.permit(REPOSITORY, login, Permission.WRITE));
        furnish.files(REPOSITORY, FileEdits.put("docs/guide.md", "# Guide\n"), "Lay out the shop");
        card = furnish.app(APP, "countersign", "Countersign", "acme");
    }

    /** The GitHub. */
    public Sandbox github() {
        return sandbox;
    }

    /** The App as GitHub knows it. */
    public AppCard app() {
        return card;
    }

    /** What GitHub answers, as JSON, when the App was made from a manifest. */
    public String converted() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", APP)
                .put("slug", "acme-countersign")
                .put("html_url", "https://github.com/apps/acme-countersign")
                .put("client_id", "Iv1.4242")
                .put("client_secret", "the client secret")
                .put("webhook_secret", SECRET)
                .put("pem", card.privateKeyPem())
                .toString();
    }

    /**
     * What an App has to be told of its GitHub.
     *
     * @param url where it finds it
     */
    public Map<String, String> settings(String url) {
        return Map.of(
                "QUARKUS_GITHUB_APP_APP_ID",
                Long.toString(APP),
                "QUARKUS_GITHUB_APP_PRIVATE_KEY",
                card.privateKeyPem(),
                "QUARKUS_GITHUB_APP_WEBHOOK_SECRET",
                SECRET,
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT",
                url);
    }

    /**
     * What an App on a database that is there has to be told; it reads no past.
     *
     * @param more whatever else
     */
    public Map<String, String> settings(EmbeddedDatabase database, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings(sandbox.url()));
        all.putAll(Map.of(
                "COUNTERSIGN_HISTORY_DELAY", "PT24H",
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
        all.putAll(more);
        return all;
    }

    /** From now on webhooks go there. */
    public void webhooksTo(URI address) {
        sandbox.furnish().webhook(APP, address, SECRET);
    }

    /** Somebody does something. */
    public void act(Random chance) {
        int dice = chance.nextInt(10);
        if (cases.isEmpty() || dice < 4) {
            open(Kind.values()[chance.nextInt(3)]);
            return;
        }
        Case one = cases.get(chance.nextInt(cases.size()));
        switch (dice) {
            case 4, 5 -> push(one);
            case 6, 7 -> sign(one);
            case 8 -> sandbox.as("alice").comment(REPOSITORY, one.number, "/recheck");
            default -> sandbox.as("alice").retitle(REPOSITORY, one.number, "Title " + ++changes);
        }
    }

    /** Alice opens a harmless pull request. */
    public void open() {
        open(Kind.HARMLESS);
    }

    /** Alice opens a pull request that a machine helped with. */
    public void openAssisted() {
        open(Kind.ASSISTED);
    }

    private void open(Kind kind) {
        String branch = "change-" + ++changes;
        commit(branch, kind);
        Case one = new Case(sandbox.as("alice").open(REPOSITORY, branch, "main", "Change " + changes, "It."), kind);
        one.heads.add(view(one).headSha());
        cases.add(one);
    }

    private void push(Case one) {
        changes++;
        commit(view(one).headRef(), one.kind);
        one.heads.add(view(one).headSha());
        one.signed = false;
    }

    private void commit(String branch, Kind kind) {
        String path = (kind == Kind.OWNED ? "services/payments/" : "docs/") + branch + ".md";
        String message = "Change " + changes + (kind == Kind.ASSISTED ? CLAUDE : "");
        sandbox.as("alice").commit(REPOSITORY, branch, FileEdits.put(path, "Text " + changes + "\n"), message);
    }

    private void sign(Case one) {
        sandbox.as(one.kind == Kind.OWNED ? "bob" : "carol").approve(REPOSITORY, one.number, "Read.");
        one.signed = true;
    }

    private PullView view(Case one) {
        return sandbox.look().pull(REPOSITORY, one.number);
    }

    /** How many pull requests there are. */
    public int size() {
        return cases.size();
    }

    /** Whether each head has the check it shall have. */
    public boolean judged() {
        return cases.stream().allMatch(one -> conclusions(view(one).headSha()).equals(List.of(one.expected())));
    }

    /** What is not as it must be: lost, doubled or wrong. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Case one : cases) {
            PullView view = view(one);
            List<String> here = conclusions(view.headSha());
            if (!here.equals(List.of(one.expected()))) {
                complaints.add("#" + one.number + " must have one check, " + one.expected() + ", and has " + here);
            }
            for (String head : one.heads) {
                if (conclusions(head).size() > 1) {
                    complaints.add("#" + one.number + " has two checks on " + head);
                }
            }
            long comments = view.comments().stream()
                    .filter(comment -> comment.author().equals("countersign[bot]"))
                    .count();
            if (comments != (one.kind == Kind.HARMLESS ? 0 : 1)) {
                complaints.add("#" + one.number + ", " + one.kind + ", has " + comments + " comments of ours");
            }
        }
        return complaints;
    }

    private List<String> conclusions(String head) {
        return sandbox.look().checks(REPOSITORY, head).stream()
                .filter(check -> check.app() == APP)
                .map(check -> check.conclusion().isEmpty() ? check.status() : check.conclusion())
                .toList();
    }

    /** The heads of all pull requests. */
    public Set<String> heads() {
        Set<String> heads = new HashSet<>();
        cases.forEach(one -> heads.add(view(one).headSha()));
        return heads;
    }
}
