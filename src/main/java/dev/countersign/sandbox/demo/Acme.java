package dev.countersign.sandbox.demo;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.Sandbox;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The organisation that the story is about: people, teams, a policy, a shop, and the App that watches over it. */
final class Acme {

    /** The repository with the shop. */
    static final String SHOP = "acme/shop";

    private static final long APP = 424_242;
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave", "erin");

    private final Furnishing furnish;
    private final AppCard card;
    private final String secret = UUID.randomUUID().toString();

    private Acme(Furnishing furnish) {
        this.furnish = furnish;
        people();
        this.card = furnish.app(APP, "countersign", "Countersign", "acme");
        repositories();
    }

    /** Founds it. */
    static Acme in(Sandbox sandbox) {
        return new Acme(sandbox.furnish());
    }

    private void people() {
        furnish.organisation("acme");
        furnish.person("alice", "Alice Adler", "alice@acme.example");
        furnish.person("bob", "Bob Berger", "bob@acme.example");
        furnish.person("carol", "Carol Chen", "carol@acme.example");
        furnish.person("dave", "Dave Dorn", "dave@acme.example");
        furnish.person("erin", "Erin Ekberg", "erin@acme.example");
        PEOPLE.forEach(login -> furnish.member("acme", login));
        furnish.owner("acme", "erin");
        furnish.team("acme", "payments");
        furnish.join("acme", "payments", "bob");
        furnish.team("acme", "seniors");
        furnish.join("acme", "seniors", "carol");
    }

    private void repositories() {
        furnish.repository("acme/.github");
        furnish.files(
                "acme/.github",
                FileEdits.put(".github/countersign.yml", Scripts.read("policy.yml")),
                "Ask for the right signatures");
        furnish.repository(SHOP);
        PEOPLE.forEach(login -> furnish.permit(SHOP, login, Permission.WRITE));
        furnish.permit(SHOP, "erin", Permission.ADMIN);
        furnish.files(SHOP, Scripts.shop(), "Open the shop");
        furnish.requireCheck(SHOP, "main", "countersign", APP);
    }

    /** What the App must be told to be this organisation's App. */
    Map<String, String> credentials() {
        return Map.of(
                "quarkus.github-app.app-id", Long.toString(card.id()),
                "quarkus.github-app.private-key", card.privateKeyPem(),
                "quarkus.github-app.webhook-secret", secret,
                "countersign.login.client-id", card.clientId(),
                "countersign.login.client-secret", card.clientSecret(),
                "countersign.operators", "erin");
    }

    /** From now on the App hears of what happens, and people can log in to it. */
    void connect(URI webhook) {
        furnish.webhook(APP, webhook, secret);
        furnish.callback(APP, webhook.resolve("/login/callback"));
    }
}
