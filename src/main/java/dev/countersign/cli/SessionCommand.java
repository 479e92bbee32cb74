package dev.countersign.cli;

import dev.countersign.text.TerminalText;
import dev.countersign.web.access.SessionLife;
import dev.countersign.web.access.Sessions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign session}: who is logged in. */
@RegisterForReflection
@Command(
        name = "session",
        description = {
            "Lists who is logged in with a browser, and logs people out.",
            "The database is the one that `serve` uses; the App may be running."
        },
        mixinStandardHelpOptions = true)
final class SessionCommand implements Runnable {

    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    /** Who is logged out. */
    @RegisterForReflection
    static final class Whom {
        @Option(names = "--login", paramLabel = "LOGIN", description = "Somebody, in all their browsers.")
        private String login = "";

        @Option(names = "--all", description = "Everybody.")
        private boolean all;
    }

    SessionCommand() {
        this(Settings::read);
    }

    SessionCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: session list or session revoke");
    }

    @Command(name = "list", description = "Lists who is logged in.", mixinStandardHelpOptions = true)
    int list() {
        Settings read = settings.get();
        try (OpenDatabase database = OpenDatabase.shared(read)) {
            List<Sessions.Entry> all = sessions(database, read).all();
            all.forEach(entry -> say(entry.visitor().login() + "  id "
                    + entry.visitor().id() + "  since " + entry.since() + "  last seen " + entry.seen()));
            say(all.size() + (all.size() == 1 ? " session." : " sessions."));
        }
        return ExitCodes.CLEARED;
    }

    @Command(name = "revoke", description = "Logs people out, at once.", mixinStandardHelpOptions = true)
    int revoke(@ArgGroup(multiplicity = "1") Whom whom) {
        Settings read = settings.get();
        try (OpenDatabase database = OpenDatabase.shared(read)) {
            Sessions sessions = sessions(database, read);
            int ended = whom.all ? sessions.closeAll() : sessions.closeAll(whom.login);
            say(ended + (ended == 1 ? " session ended." : " sessions ended."));
        }
        return ExitCodes.CLEARED;
    }

    private static Sessions sessions(OpenDatabase database, Settings settings) {
        return database.sessions(new SessionLife(
                time(settings, "countersign.sessions.longest", "PT8H"),
                time(settings, "countersign.sessions.idle", "PT1H")));
    }

    private static Duration time(Settings settings, String property, String usual) {
        String text = settings.value(property).orElse(usual);
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new CannotDo(property + " is `" + text + "`, but must be a duration such as " + usual + ".");
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TerminalText.line(line));
        out.flush();
    }
}
