package dev.countersign.sandbox;

/** What one must know to run an App. Safe for use by many threads. */
public final class AppCard {

    private final App app;

    AppCard(App app) {
        this.app = app;
    }

    /** Its number. */
    public long id() {
        return app.id;
    }

    /** The number of its first installation. */
    public long installation() {
        return app.home().id();
    }

    /** The login of its bot, such as {@code countersign[bot]}. */
    public String bot() {
        return app.bot.login();
    }

    /** What people log in to it with: its public name for that. */
    public String clientId() {
        return app.clientId;
    }

    /** And what it proves itself with. */
    public String clientSecret() {
        return app.clientSecret;
    }

    /** Its private key, PKCS #8 as PEM; made at the first call. */
    public String privateKeyPem() {
        return app.privateKeyPem();
    }
}
