package dev.countersign.sandbox;

/** A person, a bot or an organisation. A bot's login ends in {@code [bot]}. */
final class Account {

    private final long id;
    private final String name;
    private final String email;
    private final Kind kind;
    private String login;

    Account(long id, String login, String name, String email, Kind kind) {
        this.id = id;
        this.login = login;
        this.name = name;
        this.email = email;
        this.kind = kind;
    }

    long id() {
        return id;
    }

    String login() {
        return login;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    Kind kind() {
        return kind;
    }

    /** Gives it another login, as its owner may; the id stays. */
    void rename(String other) {
        login = other;
    }

    enum Kind {
        USER("User"),
        BOT("Bot"),
        ORGANIZATION("Organization");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    String node() {
        return switch (kind) {
            case USER -> Ids.Kind.ACCOUNT.node(id);
            case BOT -> "BOT_sbx" + Long.toString(id, 36);
            case ORGANIZATION -> "O_sbx" + Long.toString(id, 36);
        };
    }

    boolean isBot() {
        return kind == Kind.BOT;
    }

    /** A bot's login as GraphQL and web addresses have it. */
    String bareLogin() {
        return isBot() ? login.substring(0, login.length() - "[bot]".length()) : login;
    }

    String noReply() {
        return id + "+" + login + "@users.noreply.github.com";
    }
}
