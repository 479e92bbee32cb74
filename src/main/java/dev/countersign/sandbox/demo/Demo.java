package dev.countersign.sandbox.demo;

import dev.countersign.cli.CannotDo;
import dev.countersign.cli.ExitCodes;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.pages.SandboxPages;
import dev.countersign.text.Ink;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign demo}. */
@Command(
        name = "demo",
        description = {
            "Plays a story with the App, a database and a look-alike of GitHub, all on this machine,",
            "and leaves a page open on which everybody in it can be played.",
            "Exit code with --exit: 0 when every step came out right, else 1."
        },
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    @Option(names = "--exit", description = "Ends after the story.")
    private boolean exit;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the page is: a port of 127.0.0.1; 0 for any free one. Default: 8080.")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty folder for the database, which is kept. Default: a temporary one.")
    private Path data = Path.of("");

    @Override
    public Integer call() {
        Narrator narrator = new Narrator(Ink.forTerminal());
        DataFolder folder = data.toString().isEmpty() ? DataFolder.temporary() : DataFolder.named(data);
        try (Stopping stopping = Stopping.withTheProcess()) {
            stopping.start(() -> folder, DataFolder::dispose);
            Sandbox sandbox = stopping.start(() -> sandbox(port), Sandbox::close);
            sandbox.pages("/sandbox", new SandboxPages(sandbox));
            narrator.opening();
            long begun = System.nanoTime();
            EmbeddedDatabase database =
                    stopping.start(() -> EmbeddedDatabase.start(folder.path()), EmbeddedDatabase::close);
            Acme acme = Acme.in(sandbox);
            RunningApp app =
                    stopping.start(() -> RunningApp.start(settings(database, acme, sandbox)), RunningApp::stop);
            app.awaitReady();
            acme.connect(app.webhook());
            narrator.ready(begun);
            int failures = new Story(sandbox, narrator).tell();
            narrator.end(failures, begun);
            if (!exit) {
                stay(sandbox, app, narrator, stopping);
            }
            return failures == 0 ? ExitCodes.CLEARED : ExitCodes.ERROR;
        }
    }

    private static Sandbox sandbox(int port) {
        if (port < 0 || port > 65_535) {
            throw new CannotDo("cannot start: --port is " + port + ", but must be a number from 0 to 65535.");
        }
        try {
            return Sandbox.start(Sandbox.Options.onPort(port));
        } catch (IllegalStateException e) {
            throw new CannotDo(
                    "cannot start: port " + port + " of 127.0.0.1 is taken;"
                            + " name another with --port, or let 0 stand for any free one.",
                    e);
        }
    }

    /** Everything is said, so that nothing from the environment of a real App can mix in. */
    private static Map<String, String> settings(EmbeddedDatabase database, Acme acme, Sandbox sandbox) {
        Map<String, String> settings = new HashMap<>(acme.credentials());
        settings.put("quarkus.github-app.instance-endpoint", sandbox.url());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.username());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.log.level", "WARN");
        return settings;
    }

    private static void stay(Sandbox sandbox, RunningApp app, Narrator narrator, Stopping stopping) {
        narrator.page(sandbox.url().replace("127.0.0.1", "localhost") + "/sandbox");
        String why = app.awaitEnd();
        if (!stopping.over() && !why.isEmpty()) {
            throw new CannotDo("the App has stopped: " + why);
        }
    }
}
