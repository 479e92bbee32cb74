package dev.countersign.sandbox.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as people start it: the packaged App in a process of its own. */
class DemoIT {

    private static final int LONGEST_SECONDS = 180;

    @TempDir
    Path folder;

    private record Ended(int exit, String out, String err) {}

    private Ended demo(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("countersign.jar"),
                "demo"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the demo does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void the_story_comes_out_right() throws IOException, InterruptedException {
        Ended ended = demo("--exit", "--port", "0");
        assertEquals(0, ended.exit(), ended.out() + ended.err());
        assertEquals("", ended.err());
        assertFalse(ended.out().contains("✗"), ended.out());
        for (String line : List.of(
                "Waiting for 3 of 3 · risk high · Claude Code",
                "Co-Authored-By: Claude <noreply@anthropic.com>",
                "405 Repository rule violations found: Required status check \"countersign\"",
                "alice wrote /signoff: not counted",
                "Cleared: carol and bob signed",
                "Nothing to sign · risk low",
                "is stale",
                "Every step came out right")) {
            assertTrue(ended.out().contains(line), line + " is missing in\n" + ended.out());
        }
    }

    @Test
    void a_taken_port_is_said_in_one_line() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = demo("--exit", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, ended.exit());
            assertEquals(
                    "countersign: cannot start: port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken; name another with --port, or let 0 stand for any free one.\n",
                    ended.err());
            assertEquals("", ended.out());
        }
    }
}
