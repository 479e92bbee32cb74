package dev.countersign.sandbox.demo;

import dev.countersign.sandbox.PullView;
import dev.countersign.text.Ink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints the story: what people do, what GitHub shows, what came out right. Every text is made harmless first. */
final class Narrator {

    private static final String ERASED = "\r" + " ".repeat(78) + "\r";

    private final Ink ink;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private int steps;

    /** Prints to standard output; with colours there is a terminal, and it also sees what is waited for. */
    Narrator(Ink ink) {
        this.ink = ink;
    }

    private boolean terminal() {
        return ink == Ink.COLOURS;
    }

    void opening() {
        out.println(ink.bold("Countersign demo")
                + ink.plain(": the App, its database and a look-alike of GitHub, all in this process."));
        waiting("starting");
    }

    void ready(long begun) {
        done();
        out.println(ink.faint("Ready after " + since(begun) + ". The policy asks for: a senior engineer where AI helped"
                + " with a risky change,"));
        out.println(ink.faint("an owner's signature for payments, and an honest word on what the AI tool relied on."));
    }

    /** Somebody does something. */
    void step(String what) {
        steps++;
        out.println();
        out.println(ink.bold(String.format(Locale.ROOT, "%2d  %s", steps, ink.plain(what))));
    }

    /** What is being waited for; only a terminal sees it, and not for long. */
    void waiting(String what) {
        if (terminal()) {
            out.print(ink.faint("    " + what + " …"));
            out.flush();
        }
    }

    /** Takes back what was being waited for. */
    void done() {
        if (terminal()) {
            out.print(ERASED);
            out.flush();
        }
    }

    /** The check as the pull request's page shows it. */
    void check(PullView.Check check) {
        String state = check.conclusion().isEmpty() ? check.status() : check.conclusion();
        String shown = state.replace('_', ' ') + " · " + check.title();
        labelled("check", check.conclusion().equals("success") ? ink.green(shown) : ink.yellow(shown));
    }

    /** The table of the bot's comment. */
    void comment(Told told) {
        for (List<String> row : told.rows()) {
            labelled("comment", ink.plain(String.join(" ", row.subList(0, 2)) + ": " + row.get(2)));
        }
        told.items()
                .forEach(item ->
                        labelled("", ink.plain(item.replaceFirst("^\\[x]", "☑").replaceFirst("^\\[ ]", "☐"))));
    }

    /** One line of what GitHub shows. */
    void shown(String label, String text) {
        labelled(label, ink.plain(text));
    }

    private void labelled(String label, String inked) {
        out.println("    " + ink.faint(String.format(Locale.ROOT, "%-9s", label)) + " " + inked);
    }

    void right(String sentence) {
        out.println("    " + ink.green("✓ " + sentence));
    }

    void wrong(String sentence, String seen) {
        out.println("    " + ink.red("✗ " + sentence));
        out.println("    " + ink.red("  but this was seen: " + seen));
    }

    void end(int failures, long begun) {
        out.println();
        out.println(
                failures == 0
                        ? ink.green("Every step came out right, in " + since(begun) + ".")
                        : ink.red(failures + (failures == 1 ? " expectation was" : " expectations were")
                                + " not met; they are marked ✗ above."));
    }

    void page(String address) {
        out.println();
        out.println("Play on at " + ink.bold(address) + ink.plain(" as anybody above. Ctrl-C ends it."));
    }

    private static String since(long begun) {
        return String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0);
    }
}
