package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.GitHubContract;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the sandbox's merge queue behaves, as GitHub documents its own. */
class MergeQueueTest {

    private final Stage stage = new Stage().listening();
    private final Acting bot = stage.sandbox.as("countersign[bot]");

    @AfterEach
    void close() {
        stage.close();
    }

    /** A pull request that may be merged. */
    private int ready(String name) {
        Acting alice = stage.sandbox.as("alice");
        alice.commit(Stage.SHOP, name, FileEdits.put("src/" + name + ".js", "1\n"), "Add " + name);
        int number = alice.open(Stage.SHOP, name, "main", "Add " + name, "");
        passes(stage.head(number));
        return number;
    }

    private void passes(String sha) {
        bot.check(Stage.SHOP, "countersign", sha, "success");
    }

    private List<String> heads() {
        stage.settle();
        return stage.sandbox.webhooks().of("merge_group", "checks_requested").stream()
                .map(sent -> sent.payload().path("merge_group").path("head_sha").asText())
                .toList();
    }

    private String state(int number) {
        return stage.sandbox.look().pull(Stage.SHOP, number).state();
    }

    @Test
    void each_group_holds_those_before_it_and_is_merged_in_turn() {
        int one = ready("one");
        int two = ready("two");
        enqueue(one);
        enqueue(two);
        List<String> heads = heads();
        assertEquals(2, heads.size());
        passes(heads.get(1));
        assertEquals("OPEN", state(two));
        passes(heads.get(0));
        assertEquals("MERGED", state(one));
        assertEquals("MERGED", state(two));
        assertEquals(heads.get(1), stage.sandbox.look().branches(Stage.SHOP).get("main"));
        assertEquals(Map.of(), queueBranches());
    }

    private void enqueue(int number) {
        stage.sandbox.as("carol").enqueue(Stage.SHOP, number);
    }

    private Map<String, String> queueBranches() {
        Map<String, String> branches = new TreeMap<>(stage.sandbox.look().branches(Stage.SHOP));
        branches.keySet().removeIf(name -> !name.startsWith("gh-readonly-queue/"));
        return branches;
    }

    @Test
    void a_group_that_fails_is_thrown_out_and_those_behind_are_built_anew() {
        int one = ready("one");
        int two = ready("two");
        enqueue(one);
        enqueue(two);
        List<String> before = heads();
        bot.check(Stage.SHOP, "countersign", before.get(0), "failure");
        List<String> after = heads();
        assertEquals(3, after.size());
        assertFalse(before.contains(after.get(2)));
        passes(after.get(2));
        assertEquals("OPEN", state(one));
        assertEquals("MERGED", state(two));
    }

    @Test
    void what_may_not_be_merged_is_not_queued() {
        int number = ready("one");
        bot.check(Stage.SHOP, "countersign", stage.head(number), "failure");
        assertThrows(Refusal.class, () -> enqueue(number));
        assertTrue(heads().isEmpty());
    }

    @Test
    void webhooks_of_the_queue_and_of_a_new_name_are_shaped_as_described() {
        int one = ready("one");
        enqueue(one);
        stage.sandbox.as("carol").dequeue(Stage.SHOP, one);
        stage.sandbox.furnish().rename(Stage.SHOP, "store");
        stage.settle();
        assertEquals(1, stage.sandbox.webhooks().of("repository", "renamed").size());
        for (Webhooks.Sent sent : stage.sandbox.webhooks().all()) {
            assertEquals(
                    List.of(),
                    GitHubContract.checkWebhook(sent.event(), sent.payload().toString()),
                    () -> sent.event() + " " + sent.action());
        }
    }

    @Test
    void the_queue_tells_its_entries() {
        int one = ready("one");
        enqueue(one);
        String query = "query Q($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {"
                + " mergeQueue(branch: \"main\") { entries(first: 10) { nodes { position headCommit { oid }"
                + " pullRequest { number headRefOid } } } } } }";
        var entry = stage.graph(stage.token(), query, Map.of("owner", "acme", "name", "shop"))
                .json()
                .at("/data/repository/mergeQueue/entries/nodes/0");
        assertEquals(1, entry.path("position").asInt());
        assertEquals(heads().get(0), entry.at("/headCommit/oid").asText());
        assertEquals(one, entry.at("/pullRequest/number").asInt());
        assertEquals(stage.head(one), entry.at("/pullRequest/headRefOid").asText());
    }
}
