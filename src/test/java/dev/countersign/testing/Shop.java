package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Sandbox;
import java.time.Duration;

/**
 * A repository in which people do things, and an App that looks at them.
 *
 * @param github where it is
 * @param app who looks
 * @param name the repository
 */
public record Shop(Sandbox github, RunningApp app, String name) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits until the App has nothing left to do. */
    public void settle() {
        assertTrue(github.awaitDeliveries(PATIENCE), "webhooks are under way");
        app.until("nothing is left to do", app::idle);
    }

    /** Opens a pull request of alice's to the payments, which Claude Code helped with, and has it judged. */
    public int opened(String branch, String title) {
        github.as("alice")
                .commit(name, branch, FileEdits.put("services/payments/" + branch + ".js", "2\n"), "Add" + Town.CLAUDE);
        int number = github.as("alice").open(name, branch, "main", title, "Adds.");
        settle();
        return number;
    }
}
