package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a process that dies and starts again still knows. */
class RestartIT {

    private static final String FILE = ".github/countersign.yml";
    private static final String BROKEN = "version: 1\nmode: observe\nrequirements: nonsense\n";

    private final Town town = Town.square();

    private static String blob(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1.digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void policy(String repository, FileEdits edits) {
        town.github().furnish().files(repository, edits, "Change the policy");
        town.settle();
    }

    private void held(Pull pull, String file) {
        String summary = pull.check().summary();
        assertTrue(summary.contains(file + " is invalid at present"), summary);
        assertTrue(
                summary.contains("its last valid version " + blob(Town.POLICY).substring(0, 7) + " stays in force"),
                summary);
    }

    @Test
    void a_policy_that_is_broken_while_the_process_starts_again_stays_in_force_as_it_last_was() {
        Pull before = town.assisted().signedExceptBy("carol");
        try {
            policy("acme/.github", FileEdits.put(FILE, BROKEN));
            town.app().restart();
            before.says("dave", "/recheck");
            before.waits();
            held(before, "acme/.github/" + FILE);
            town.github().requests().clear();
            Pull after = town.assisted();
            after.waits();
            held(after, "acme/.github/" + FILE);
            // The check and the comment, and nothing else was written.
            assertEquals(2, town.writes().size(), town.writes()::toString);
            after.signedExceptBy("nobody");
            after.cleared();
            assertEquals(
                    0,
                    town.app()
                            .number("select count(*) from policy_version where file = 'acme/.github/" + FILE
                                    + "' and blob = '" + blob(BROKEN) + "'"));
        } finally {
            policy("acme/.github", FileEdits.put(FILE, Town.POLICY));
        }
        before.waits();
        before.approves("carol");
        before.cleared();
        assertTrue(!before.check().summary().contains("stays in force"), before.check()::summary);
    }

    @Test
    void a_repositorys_own_policy_that_is_gone_stays_in_force_under_its_new_name_after_a_restart() {
        String own = """
                version: 1
                requirements:
                  - {name: two, title: Two have read it, when: {files: ">0"}, sign-offs: {count: 2, from: anyone}}
                """;
        Pull pull = town.opened("docs/guide.md", "# Other\n", "");
        policy(pull.repository, FileEdits.put(FILE, own));
        pull.waits();
        policy(pull.repository, FileEdits.none().andRemove(FILE));
        String name = pull.repository.substring(5) + "-again";
        town.github().furnish().rename(pull.repository, name);
        town.settle();
        town.app().restart();
        Pull renamed = town.pull("acme/" + name, pull.number);
        renamed.says("dave", "/recheck");
        renamed.waits();
        assertTrue(
                renamed.check().summary().contains("acme/" + name + "/" + FILE + " is not there any more")
                        && renamed.check().summary().contains(blob(own).substring(0, 7) + " stays in force"),
                renamed.check()::summary);
    }
}
