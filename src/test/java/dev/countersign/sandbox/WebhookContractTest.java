package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.GitHubContract;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every webhook has the shape that GitHub's own description demands. */
class WebhookContractTest {

    private final Stage stage = new Stage();
    private final String repo = "/repos/" + Stage.SHOP;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void every_webhook_is_shaped_as_described() {
        stage.listening();
        everythingThatIsAnnounced();
        stage.settle();
        List<String> wrong = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Webhooks.Sent sent : stage.sandbox.webhooks().all()) {
            String name = sent.event() + " " + sent.action();
            seen.add(name);
            GitHubContract.checkWebhook(sent.event(), sent.payload().toString())
                    .forEach(problem -> wrong.add(name + ": " + problem));
        }
        assertTrue(wrong.isEmpty(), String.join("\n", new TreeSet<>(wrong)));
        assertTrue(seen.size() >= 30, seen.toString());
    }

    private void everythingThatIsAnnounced() {
        int number = stage.opened();
        Acting alice = stage.sandbox.as("alice");
        Acting bob = stage.sandbox.as("bob");
        alice.commit(Stage.SHOP, "feature", FileEdits.put("new.txt", "new\n"), "Add");
        alice.retitle(Stage.SHOP, number, "Better");
        alice.describe(Stage.SHOP, number, "Longer.");
        alice.commit(Stage.SHOP, "release/1", FileEdits.put("r", "1"), "Release");
        alice.retarget(Stage.SHOP, number, "release/1");
        alice.retarget(Stage.SHOP, number, "main");
        alice.draft(Stage.SHOP, number, true);
        alice.draft(Stage.SHOP, number, false);
        alice.close(Stage.SHOP, number);
        alice.reopen(Stage.SHOP, number);
        bob.label(Stage.SHOP, number, "bug");
        bob.unlabel(Stage.SHOP, number, "bug");
        bob.assign(Stage.SHOP, number, "carol");
        bob.requestReview(Stage.SHOP, number, "carol");
        long review = bob.approve(Stage.SHOP, number, "");
        bob.editReview(Stage.SHOP, number, review, "Good.");
        stage.sandbox.as("carol").dismiss(Stage.SHOP, number, review, "Too quick.");
        long comment = bob.comment(Stage.SHOP, number, "Hm");
        bob.editComment(Stage.SHOP, comment, "Ah");
        bob.deleteComment(Stage.SHOP, comment);
        String body = "{\"name\":\"countersign\",\"head_sha\":\"" + stage.head(number)
                + "\",\"conclusion\":\"success\",\"actions\":[{\"label\":\"a\",\"description\":\"b\",\"identifier\":\"go\"}]}";
        long run = stage.raw(stage.token(), "POST", repo + "/check-runs", body)
                .json()
                .path("id")
                .asLong();
        bob.rerequest(Stage.SHOP, run);
        bob.press(Stage.SHOP, run, "go");
        bob.star(Stage.SHOP);
        bob.merge(Stage.SHOP, number);
        Furnishing furnish = stage.sandbox.furnish();
        furnish.team("acme", "new");
        furnish.join("acme", "new", "bob");
        furnish.leave("acme", "new", "bob");
        furnish.deleteTeam("acme", "new");
        furnish.permit(Stage.SHOP, "mallory", Permission.READ);
        furnish.permit(Stage.SHOP, "mallory", Permission.TRIAGE);
        furnish.permit(Stage.SHOP, "mallory", Permission.NONE);
        furnish.announceInstallation(Stage.APP, "deleted");
        furnish.announceInstallation(Stage.APP, "created");
    }
}
