package dev.countersign.cli;

import dev.countersign.notify.Receivers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Finds, before anything is started, what would make the start fail, and says all of it at once. */
final class StartCheck {

    private record Credential(String name, String property, String origin) {

        String environment() {
            return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }

    private static final List<Credential> CREDENTIALS = List.of(
            new Credential(
                    "id",
                    "quarkus.github-app.app-id",
                    "the number that GitHub shows as \"App ID\" on the App's settings page"),
            new Credential(
                    "private key",
                    "quarkus.github-app.private-key",
                    "the PEM text that \"Generate a private key\" on that page gives you"),
            new Credential(
                    "webhook secret",
                    "quarkus.github-app.webhook-secret",
                    "the \"Webhook secret\" that you typed in on that page"));

    private StartCheck() {}

    /** Whether nothing of what GitHub gives an App is set, so that it was made by set-up or is still to be made. */
    static boolean none(Settings settings) {
        return !settings.has("quarkus.github-app.credentials-provider")
                && CREDENTIALS.stream().noneMatch(credential -> settings.has(credential.property()));
    }

    /**
     * Looks for what GitHub gave the App.
     *
     * @throws CannotDo when a part of it is missing; names everything that is
     */
    static void credentials(Settings settings) {
        if (settings.has("quarkus.github-app.credentials-provider")) {
            return;
        }
        List<Credential> missing = CREDENTIALS.stream()
                .filter(credential -> !settings.has(credential.property()))
                .toList();
        if (!missing.isEmpty()) {
            throw new CannotDo(sentence(missing));
        }
    }

    /**
     * Looks at what people log in with; where set-up made the App, it takes care of that, too.
     *
     * @throws CannotDo when there is only half of it, or when GitHub could not send them back
     */
    static void login(Settings settings) {
        boolean id = settings.has("countersign.login.client-id");
        boolean secret = settings.has("countersign.login.client-secret");
        boolean address = settings.has("countersign.public-url");
        if (none(settings) || !id && !secret || id && secret && address) {
            return;
        }
        String missing = !id
                ? "COUNTERSIGN_LOGIN_CLIENT_ID  (or countersign.login.client-id)\n       to what GitHub shows as"
                        + " \"Client ID\" on the App's settings page,"
                : !secret
                        ? "COUNTERSIGN_LOGIN_CLIENT_SECRET  (or countersign.login.client-secret)\n       to what"
                                + " \"Generate a new client secret\" on that page gives you,"
                        : "COUNTERSIGN_PUBLIC_URL  (or countersign.public-url)\n       to the address that people reach"
                                + " the App at, so that GitHub can send them back,";
        throw new CannotDo("cannot start: login is set up by half.\n  set  " + missing
                + "\n  or   take the other settings of login away, so that nobody logs in.");
    }

    /**
     * Looks at who is to be told what.
     *
     * @throws CannotDo when something of it makes no sense
     */
    static void notifications(Settings settings) {
        String waiting = settings.value("countersign.notify.waiting").orElse("PT24H");
        try {
            Receivers.read(
                    setting -> settings.text("countersign.notify." + setting),
                    Duration.parse(waiting),
                    Boolean.parseBoolean(settings.text("countersign.notify.insecure")));
        } catch (DateTimeParseException garbled) {
            throw new CannotDo("cannot start: COUNTERSIGN_NOTIFY_WAITING (or countersign.notify.waiting) is `" + waiting
                    + "`, but must be a time such as PT24H.");
        } catch (IllegalArgumentException senseless) {
            throw new CannotDo("cannot start: " + senseless.getMessage() + ".");
        }
    }

    /** What is printed where set-up waits for somebody. */
    static String invitation(String link) {
        return "Countersign cannot work yet: no GitHub App is set up.\n  open " + link
                + "\n       to create the App now," + "\n" + alternatives(CREDENTIALS);
    }

    private static String sentence(List<Credential> missing) {
        List<String> names = missing.stream().map(Credential::name).toList();
        String last = names.get(names.size() - 1);
        String list = names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
        return "cannot start: the App's " + list + (missing.size() == 1 ? " is missing." : " are missing.") + "\n"
                + alternatives(missing);
    }

    private static String alternatives(List<Credential> missing) {
        StringBuilder text = new StringBuilder();
        for (Credential credential : missing) {
            text.append("  set  ")
                    .append(credential.environment())
                    .append("  (or ")
                    .append(credential.property())
                    .append(")\n       to ")
                    .append(credential.origin())
                    .append(",\n");
        }
        return text.append("  or   run `./countersign demo` to try it without GitHub.")
                .toString();
    }

    /**
     * Tries the port.
     *
     * @throws CannotDo when it is taken or may not be used
     */
    static void port(Settings settings) {
        int port = settings.port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), port));
        } catch (IOException e) {
            throw port(settings, e);
        }
    }

    /** That the port cannot be used. */
    static CannotDo port(Settings settings, IOException e) {
        return new CannotDo(
                "cannot start: port " + settings.port() + " of " + settings.host() + " cannot be used ("
                        + e.getMessage()
                        + ").\n  set  QUARKUS_HTTP_PORT  (or quarkus.http.port)  to another port, 0 for any free one,"
                        + "\n  or   stop what is using it.",
                e);
    }
}
