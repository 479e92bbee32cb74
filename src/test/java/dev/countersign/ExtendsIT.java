package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policy files that build on others. */
class ExtendsIT {

    private static final String TWO = """
            version: 1
            mode: enforce
            requirements:
              - {name: two, title: Two have read it, when: {files: ">0"}, sign-offs: {count: 2, from: anyone}}
            """;

    private final Town town = Town.square();

    private Pull opened(String extended) {
        String repository = town.repository();
        String own = "version: 1\nextends: " + extended + "\n";
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", own), "Extend");
        town.github().as("alice").commit(repository, "feature", FileEdits.put("docs/guide.md", "# Other\n"), "Write");
        town.settle();
        town.github().requests().clear();
        Pull pull = town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Write", ""));
        pull.settle();
        return pull;
    }

    @Test
    void a_base_is_asked_for_once_and_again_after_a_push_to_its_repository() {
        town.github().furnish().repository("acme/rules");
        town.github().furnish().files("acme/rules", FileEdits.put("base.yml", TWO), "Set rules");
        Pull pull = opened("acme/rules/base.yml@main");
        pull.waits();
        assertTrue(pull.comment().contains("acme/rules/base.yml"), pull::comment);
        // The change, the base, the files, the check and the comment.
        assertEquals(5, town.requests().size(), () -> town.requests().toString());
        pull.approves("dave");
        town.github().requests().clear();
        pull.approves("bob");
        pull.cleared();
        assertEquals(3, town.requests().size(), () -> town.requests().toString());
        town.github()
                .furnish()
                .files("acme/rules", FileEdits.put("base.yml", TWO.replace("count: 2", "count: 3")), "More");
        town.settle();
        pull.waits();
        town.github().furnish().files("acme/rules", FileEdits.none().andRemove("base.yml"), "Delete");
        town.settle();
        pull.waits();
        assertTrue(pull.check().summary().contains("stays in force"), pull.check()::summary);
    }

    @Test
    void a_base_that_is_not_there_or_is_somebody_elses_opens_nothing() {
        Pull pull = opened("acme/nowhere/base.yml@main");
        assertEquals("in_progress", pull.check().status());
        Pull other = opened("evil/rules/base.yml@main");
        assertTrue(other.check().summary().contains("another organisation"), other.check()::summary);
        assertTrue(town.requests().stream().noneMatch(one -> one.path().contains("evil")), "asked elsewhere");
        // As long as they are open they are looked at again now and then, and the town is not this test's alone.
        for (Pull undecided : List.of(pull, other)) {
            undecided.as("alice").close(undecided.repository, undecided.number);
        }
        town.settle();
    }
}
