package dev.countersign.cli;

import dev.countersign.text.TerminalText;
import dev.countersign.web.access.ApiTokens;
import dev.countersign.web.access.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign token}: what machines ask the API with. */
@RegisterForReflection
@Command(
        name = "token",
        description = {
            "Makes, lists and revokes tokens that machines ask the API with: `Authorization: Bearer TOKEN`.",
            "The database is the one that `serve` uses; the App may be running."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Pattern ORGANISATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final int LONGEST_DAYS = 3_650;

    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    TokenCommand() {
        this(Settings::read);
    }

    TokenCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: token create, token list or token revoke");
    }

    @Command(
            name = "create",
            description = {
                "Makes a token and prints it: once, since only its hash is kept.",
                "The token alone goes to standard output, what is said of it to standard error."
            },
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "What to call it.")
                    String name,
            @Option(
                            names = "--organisation",
                            paramLabel = "ORG",
                            description = "It sees all repositories and figures of this organisation; may be repeated.")
                    List<String> organisations,
            @Option(names = "--operator", description = "It sees how the App runs.") boolean operator,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "365",
                            description = "For how long it opens something: ${DEFAULT-VALUE} days by default.")
                    int days) {
        List<String> names = organisations == null ? List.of() : organisations;
        check(name, names, operator, days);
        Secret secret = Secret.random(new SecureRandom(), ApiTokens.PREFIX);
        ApiTokens.Scope scope = new ApiTokens.Scope(new TreeSet<>(names), operator);
        try (OpenDatabase database = OpenDatabase.shared(settings.get())) {
            if (!database.tokens().create(name, scope, secret.hash(), Duration.ofDays(days))) {
                throw new CannotDo("there is a token `" + name + "` already. Take another name, or revoke it first:"
                        + " `countersign token revoke --name " + name + "`.");
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("Token " + name + " sees " + sees(scope) + " for " + days + (days == 1 ? " day" : " days")
                + ". It is shown this once:");
        err.flush();
        say(secret.text());
        return ExitCodes.CLEARED;
    }

    private void check(String name, List<String> organisations, boolean operator, int days) {
        if (!NAME.matcher(name).matches()) {
            throw misused("--name takes up to 60 letters, digits, dots, dashes and underscores");
        }
        for (String organisation : organisations) {
            if (!ORGANISATION.matcher(organisation).matches()) {
                throw misused("--organisation takes the name of one organisation, such as acme");
            }
        }
        if (organisations.isEmpty() && !operator) {
            throw misused("the token would open nothing: give --organisation ORG, or --operator");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw misused("--days takes a number from 1 to " + LONGEST_DAYS);
        }
    }

    @Command(name = "list", description = "Lists all tokens, but not what they are.", mixinStandardHelpOptions = true)
    int list() {
        try (OpenDatabase database = OpenDatabase.shared(settings.get())) {
            List<ApiTokens.Entry> all = database.tokens().all();
            all.forEach(entry -> say(entry.name() + "  "
                    + entry.state().name().toLowerCase(Locale.ROOT) + "  sees " + sees(entry.scope()) + "  made "
                    + entry.created().toString().substring(0, 10) + "  ends "
                    + entry.expires().toString().substring(0, 10)
                    + (entry.used().isEmpty() ? "  never used" : "  last used " + entry.used())));
            say(all.size() + (all.size() == 1 ? " token." : " tokens."));
        }
        return ExitCodes.CLEARED;
    }

    @Command(
            name = "revoke",
            description = "Takes a token back, at once and for good.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "What it is called.")
                    String name) {
        try (OpenDatabase database = OpenDatabase.shared(settings.get())) {
            if (!database.tokens().revoke(name)) {
                throw new CannotDo("there is no token `" + name + "` that was not revoked."
                        + " Run `countersign token list` to see those that there are.");
            }
            say("Token " + name + " opens nothing any more.");
        }
        return ExitCodes.CLEARED;
    }

    private static String sees(ApiTokens.Scope scope) {
        String organisations = String.join(", ", scope.organisations());
        if (!scope.operator()) {
            return organisations;
        }
        return organisations.isEmpty() ? "how the App runs" : organisations + " and how the App runs";
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TerminalText.line(line));
        out.flush();
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
