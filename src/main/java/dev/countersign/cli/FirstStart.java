package dev.countersign.cli;

import dev.countersign.setup.FormFields;
import dev.countersign.setup.GitHubAddress;
import dev.countersign.setup.GitHubApp;
import dev.countersign.setup.KeptApp;
import dev.countersign.setup.SetupServer;
import dev.countersign.setup.Strongbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Where no App is configured: takes the one that set-up made earlier, or lets somebody make it now. */
final class FirstStart {

    private static final String KEY = "countersign.encryption-key";
    private static final String REST = "quarkus.github-app.rest-api-endpoint";
    private static final String ENDPOINT = "quarkus.github-app.instance-endpoint";
    private static final int KEY_BYTES = 16;

    private final Settings settings;

    FirstStart(Settings settings) {
        this.settings = settings;
    }

    /**
     * Finds the App, and waits for as long as there is none.
     *
     * @param database whose address is set
     * @return what is to be set; empty when somebody ended the process before there was an App
     * @throws CannotDo when the port, the database or the key cannot be used
     */
    Optional<Map<String, String>> find(OpenDatabase database) {
        return find(database, this::serve);
    }

    /** For a command: the settings of the App that set-up made; the same settings when it has made none. */
    static Settings earlier(Settings settings) {
        if (!settings.has(App.URL) && !Files.exists(settings.dataFolder().resolve(Strongbox.FILE))) {
            return settings;
        }
        try (OpenDatabase database = OpenDatabase.shared(settings)) {
            return new FirstStart(settings)
                    .find(database, kept -> Optional.empty())
                    .map(settings::with)
                    .orElse(settings);
        }
    }

    /** What to do where there is no App yet. */
    private interface Otherwise {
        Optional<GitHubApp> make(KeptApp kept) throws SQLException;
    }

    private Optional<Map<String, String>> find(OpenDatabase database, Otherwise otherwise) {
        KeptApp kept = new KeptApp(database::connect, strongbox());
        try {
            Optional<GitHubApp> app = kept.read();
            return (app.isPresent() ? app : otherwise.make(kept)).map(this::missing);
        } catch (SQLException e) {
            throw new CannotDo("cannot start: the database failed (" + e.getMessage() + ").", e);
        } catch (IllegalArgumentException e) {
            throw new CannotDo(
                    "cannot start: the App that set-up made cannot be read from the database: " + e.getMessage()
                            + ".\n  set  COUNTERSIGN_ENCRYPTION_KEY  (or " + KEY
                            + ") to the key of then, or put the file "
                            + settings.dataFolder().resolve(Strongbox.FILE)
                            + " back,\n  or   delete the row of the table"
                            + " github_app and set up another App.",
                    e);
        }
    }

    /** What is set by hand stays as it is. */
    private Map<String, String> missing(GitHubApp app) {
        Map<String, String> all = app.settings();
        all.keySet().removeIf(settings::has);
        return all;
    }

    private Optional<GitHubApp> serve(KeptApp kept) throws SQLException {
        String key = random();
        Optional<GitHubAddress> configured =
                settings.value(REST).or(() -> settings.value(ENDPOINT)).map(GitHubAddress::ofApi);
        FormFields known = new FormFields(
                key,
                configured.map(GitHubAddress::web).orElse("https://github.com"),
                "",
                "Countersign",
                settings.text("countersign.public-url"),
                "",
                true);
        try (SetupServer server = new SetupServer(
                new InetSocketAddress(settings.host(), settings.port()), known, configured, kept, key)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::end, "set-up-stop"));
            String address = known.address().isEmpty() ? "http://localhost:" + server.port() : known.address();
            System.out.println(StartCheck.invitation(address + SetupServer.PATH + "?key=" + key));
            Optional<GitHubApp> app = server.await();
            app.map(this::goesOn).ifPresent(System.out::println);
            return app;
        } catch (IOException e) {
            throw StartCheck.port(settings, e);
        }
    }

    /** Where set-up goes on, and for whom. */
    private String goesOn(GitHubApp app) {
        String page = settings.value("countersign.public-url").orElse(app.address()) + SetupServer.PATH;
        if (!app.operator().isEmpty() || settings.has("countersign.operators")) {
            return "The " + app + " is set up. Set-up goes on at " + page + " for whoever runs it.";
        }
        return "The " + app + " is set up. Set-up goes on at " + page
                + ", which is shown to nobody yet.\n  set  COUNTERSIGN_OPERATORS  (or countersign.operators)\n       to your login"
                + " at GitHub, and start again.";
    }

    private Strongbox strongbox() {
        Optional<String> key = settings.value(KEY);
        try {
            return key.isPresent() ? Strongbox.of(key.get()) : Strongbox.in(settings.dataFolder());
        } catch (IllegalArgumentException | IOException e) {
            String where = key.isPresent()
                    ? KEY + " (COUNTERSIGN_ENCRYPTION_KEY)"
                    : settings.dataFolder().resolve(Strongbox.FILE).toString();
            throw new CannotDo(
                    "cannot start: the key in " + where + " cannot be used: " + e.getMessage()
                            + ".\n  It has to be 32 bytes in base64, as `openssl rand -base64 32` prints.",
                    e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
